package dev.batchwise.advice;

/**
 * Which network was measured, and on what.
 *
 * @param checkpoint file
 * @param model name
 * @param weights number of them, all layers, biases included
 * @param data name
 * @param split whose examples are taken
 * @param subset which of its examples: {@code all}, or the first of a fixed permutation
 * @param examples how many
 * @param lossNats mean loss over these examples, nats
 */
public record MeasuredNetwork(
        String checkpoint,
        String model,
        int weights,
        String data,
        String split,
        String subset,
        int examples,
        double lossNats) {}
