package dev.batchwise.advice;

import dev.batchwise.study.Arm;

/**
 * The learning rate an arm uses at a batch size.
 *
 * @param arm learning-rate policy
 * @param batchSize B in examples
 * @param learningRate initial rate
 * @param atEdge whether it lies at the edge of the rates that were tried, so that a better one may lie beyond
 */
public record RateFound(Arm arm, int batchSize, double learningRate, boolean atEdge) {}
