package dev.batchwise.advice;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.batchwise.study.Arm;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * One batch size of one arm, summarised over its replicates. Estimates are empty when no replicate completed; the
 * differences also for an arm in which no batch size has two completed replicates in common with the best.
 *
 * @param arm learning-rate policy
 * @param batchSize B in examples
 * @param budgetExamples E of this size: examples shown in a trial; the most that are shown in a study to a target
 * @param iterations ⌈E/B⌉; in a study to a target the updates made, median over replicates
 * @param seeds replicates that completed or reached their target
 * @param outcomes how many replicates ended each way, by label
 * @param learningRate initial rate; empty when the search found none that trained
 * @param learningRateAtEdge whether the rate lies at the edge of the rates that were tried
 * @param testAccuracy 0..1, t interval
 * @param validationAccuracy 0..1, t interval
 * @param trainLoss nats, t interval
 * @param testLoss nats, t interval
 * @param differenceToBest test accuracy minus that of the best size, paired over seeds; the best size is the one with the
 *     highest mean validation accuracy of the arm, without validation the one with the least mean training loss. The
 *     intervals are simultaneous over all pairs of sizes, so that they hold although the best was picked from the data
 * @param validationDifferenceToBest the same of validation accuracy; the intervals are for the difference to the truly
 *     best size, whichever it is (multiple comparisons with the best), and are those the advice goes by
 * @param trainSeconds of one trial
 * @param examplesPerSecond median over replicates
 * @param peakMemoryBytes above rest, in a fresh worker; empty where it could not be measured
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record SizeComparison(
        Arm arm,
        int batchSize,
        long budgetExamples,
        long iterations,
        int seeds,
        Map<String, Integer> outcomes,
        OptionalDouble learningRate,
        boolean learningRateAtEdge,
        Optional<Estimate> testAccuracy,
        Optional<Estimate> validationAccuracy,
        Optional<Estimate> trainLoss,
        Optional<Estimate> testLoss,
        Optional<Estimate> differenceToBest,
        Optional<Estimate> validationDifferenceToBest,
        Optional<Spread> trainSeconds,
        OptionalDouble examplesPerSecond,
        OptionalLong peakMemoryBytes) {}
