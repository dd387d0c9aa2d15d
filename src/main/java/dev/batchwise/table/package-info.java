/**
 * Tables and what becomes of their columns: numbers standardized, categories one-hot, one column to be predicted. A table is
 * read cell by cell, as often as needed, and never held. Read {@link dev.batchwise.table.TableSet} first.
 */
@NullMarked
package dev.batchwise.table;

import org.jspecify.annotations.NullMarked;
