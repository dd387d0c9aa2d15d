/**
 * Data sets by name: where they lie, what belongs to each, and fetching them from where their publishers keep them. A file
 * has its final name only when all of it is there and its checksum was right. Read {@link
 * dev.batchwise.fetch.DataHome} first.
 */
@NullMarked
package dev.batchwise.fetch;

import org.jspecify.annotations.NullMarked;
