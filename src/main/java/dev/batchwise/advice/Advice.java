package dev.batchwise.advice;

import dev.batchwise.study.Arm;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What a study recommends, or why it cannot.
 *
 * @param outcome {@code recommended} or {@code unknown}
 * @param arm the arm advised on
 * @param margin the loss of validation accuracy (0..1) that had to be excluded; in a study to a target, by how much longer
 *     than the fastest size it might take, as a share
 * @param confidence of the simultaneous intervals
 * @param batchSize recommended, in examples; empty when unknown
 * @param learningRate recommended initial rate
 * @param iterations updates it makes in the budget, or to the target
 * @param indistinguishable sizes whose validation accuracy (in a study to a target, time) cannot be told apart from the
 *     best, ascending
 * @param seedsNeeded when unknown for want of seeds: how many would settle it
 * @param caveats each a sentence
 * @param text the advice in words, without the caveats
 */
public record Advice(
        String outcome,
        Arm arm,
        double margin,
        double confidence,
        OptionalInt batchSize,
        OptionalDouble learningRate,
        OptionalLong iterations,
        List<Integer> indistinguishable,
        OptionalInt seedsNeeded,
        List<String> caveats,
        String text) {
    /** Copies the lists. */
    public Advice {
        indistinguishable = List.copyOf(indistinguishable);
        caveats = List.copyOf(caveats);
    }
}
