/**
 * The store of a study: one SQLite file that holds every finished trial through the killing of anything. Running the same
 * study again takes up where it stood. Read {@link dev.batchwise.ledger.Ledger} first.
 */
@NullMarked
package dev.batchwise.ledger;

import org.jspecify.annotations.NullMarked;
