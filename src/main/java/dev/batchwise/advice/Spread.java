package dev.batchwise.advice;

/**
 * A quantity measured over trials, without a claim about its distribution.
 *
 * @param median middle value
 * @param min smallest value
 * @param max largest value
 */
public record Spread(double median, double min, double max) {}
