package dev.batchwise.proof;

import dev.batchwise.study.Batching;
import dev.batchwise.study.DataShape;
import java.util.OptionalInt;

/**
 * What was asked of a proof.
 *
 * @param data name
 * @param model name
 * @param budgetExamples E
 * @param seeds replicates of each plan
 * @param validationFraction share held out
 * @param trainExamples examples of the training split that were kept; empty if all were
 * @param shape sizes of the splits, input shape, classes
 * @param batching how batches are composed and cut
 * @param curveTrainExamples training examples behind each curve point's training loss
 * @param margin of final accuracy, in 0..1
 * @param curveMargin of training loss, relative
 * @param confidence level of every interval
 */
public record ProofSummary(
        String data,
        String model,
        long budgetExamples,
        int seeds,
        double validationFraction,
        OptionalInt trainExamples,
        DataShape shape,
        Batching batching,
        int curveTrainExamples,
        double margin,
        double curveMargin,
        double confidence) {

    static ProofSummary of(ProofSpec spec, DataShape shape) {
        return new ProofSummary(
                spec.data().name(),
                spec.model(),
                spec.plan().horizon().budgetExamples(),
                spec.seeds(),
                spec.data().validationFraction(),
                spec.data().trainExamples(),
                shape,
                spec.batching(),
                spec.curveTrainExamples(),
                spec.margin(),
                spec.curveMargin(),
                spec.confidence());
    }
}
