package dev.batchwise.schedule;

/**
 * A stretch of a plan. An update belongs to the phase that holds its middle example, so the examples shown by a phase's
 * updates differ from its length by less than one update.
 *
 * @param fromExamples where it begins
 * @param toExamples where the next begins, or the budget
 * @param updates whose middle example it holds
 * @param examples shown by these updates; summed over all phases, exactly the budget
 * @param batchSize in examples; like the values below, that of the phase's middle example
 * @param learningRate ε
 * @param momentum m
 * @param noiseScale as the plan's {@link NoiseLaw} has it; for SGD εN/(B(1 − m))
 */
public record Phase(
        long fromExamples,
        long toExamples,
        long updates,
        long examples,
        int batchSize,
        double learningRate,
        double momentum,
        double noiseScale) {}
