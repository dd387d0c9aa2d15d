/**
 * The one driver: a trial spec in, events and a trial record out. It knows nothing of studies. Read
 * {@link dev.batchwise.train.Driver} first.
 */
@NullMarked
package dev.batchwise.train;

import org.jspecify.annotations.NullMarked;
