package dev.batchwise.advice;

import java.util.OptionalDouble;

/**
 * A mean with its confidence interval.
 *
 * @param mean of n values
 * @param low lower end; empty for n = 1, where nothing is known of the spread
 * @param high upper end; empty for n = 1
 * @param n number of values
 */
public record Estimate(double mean, OptionalDouble low, OptionalDouble high, int n) {}
