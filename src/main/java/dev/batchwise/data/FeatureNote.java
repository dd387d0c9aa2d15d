package dev.batchwise.data;

/**
 * What became of one column of a table.
 *
 * @param column its name
 * @param kind numeric, categorical, constant or ignored
 * @param features numbers that a model sees of it
 * @param treatment in words
 */
public record FeatureNote(String column, String kind, int features, String treatment) {}
