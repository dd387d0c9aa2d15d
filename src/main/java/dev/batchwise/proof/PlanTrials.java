package dev.batchwise.proof;

import dev.batchwise.advice.Estimate;
import dev.batchwise.advice.Estimates;
import dev.batchwise.advice.Spread;
import dev.batchwise.advice.TrialResult;
import dev.batchwise.schedule.PlanReport;
import dev.batchwise.stats.Quantiles;
import dev.batchwise.study.Outcome;
import dev.batchwise.study.PeakMemory;
import dev.batchwise.study.TrialRecord;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.LongStream;

/**
 * One plan and what its trials gave.
 *
 * @param plan by phase, with its measured peak memory
 * @param peakMemoryBytes the same peak: of training at the largest batch size
 * @param outcomes how many trials ended each way, by label
 * @param testAccuracy mean over the completed trials with its t interval
 * @param validationAccuracy likewise
 * @param trainSeconds over the completed trials
 * @param trials every ended trial by ascending seed
 */
public record PlanTrials(
        PlanReport plan,
        OptionalLong peakMemoryBytes,
        Map<String, Integer> outcomes,
        Optional<Estimate> testAccuracy,
        Optional<Estimate> validationAccuracy,
        Optional<Spread> trainSeconds,
        List<TrialResult> trials) {
    /** Copies the collections. */
    public PlanTrials {
        outcomes = new TreeMap<>(outcomes);
        trials = List.copyOf(trials);
    }

    static PlanTrials of(ProofRecord record, PlanPair pair, Side side, PlanReport plan) {
        List<TrialRecord> ended = ended(record, pair, side);
        List<TrialRecord> completed = ended.stream()
                .filter(trial -> trial.outcome() instanceof Outcome.Completed)
                .toList();
        OptionalLong peak = Optional.ofNullable(record.memory().get(ProofPlan.memoryId(pair, side))).stream()
                .mapToLong(PeakMemory::peakBytes)
                .findFirst();
        Map<String, Integer> outcomes = new TreeMap<>();
        ended.forEach(trial -> outcomes.merge(trial.outcome().label(), 1, Integer::sum));
        double confidence = record.spec().confidence();
        return new PlanTrials(
                plan.withPeakMemory(peak),
                peak,
                outcomes,
                Estimates.of(
                        completed.stream()
                                .flatMap(t -> t.outcome().measured().testAccuracy().stream()
                                        .boxed())
                                .toList(),
                        confidence,
                        step(record.shape().testExamples())),
                Estimates.of(
                        completed.stream()
                                .flatMap(t -> t.outcome().measured().validationAccuracy().stream()
                                        .boxed())
                                .toList(),
                        confidence,
                        step(record.shape().validationExamples())),
                seconds(completed),
                ended.stream().map(trial -> TrialResult.from(trial, peak)).toList());
    }

    private static List<TrialRecord> ended(ProofRecord record, PlanPair pair, Side side) {
        return LongStream.rangeClosed(1, record.spec().seeds())
                .mapToObj(seed -> Optional.ofNullable(record.trials().get(ProofPlan.trialId(pair, side, seed))))
                .flatMap(Optional::stream)
                .toList();
    }

    /** Returns the least step between two accuracies on so many examples. */
    static double step(int examples) {
        return 1.0 / Math.max(1, examples);
    }

    private static Optional<Spread> seconds(List<TrialRecord> completed) {
        List<Double> seconds = completed.stream().map(TrialRecord::trainSeconds).toList();
        return seconds.isEmpty()
                ? Optional.empty()
                : Optional.of(new Spread(
                        Quantiles.median(seconds), Quantiles.quantile(seconds, 0), Quantiles.quantile(seconds, 1)));
    }
}
