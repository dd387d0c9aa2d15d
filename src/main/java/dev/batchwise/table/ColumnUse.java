package dev.batchwise.table;

/**
 * What became of a column.
 *
 * @param column its name
 * @param kind numeric, categorical, constant or ignored
 * @param features how many numbers a model sees of it
 * @param treatment what was done, in words
 */
public record ColumnUse(String column, String kind, int features, String treatment) {}
