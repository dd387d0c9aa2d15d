package dev.batchwise.advice;

import dev.batchwise.stats.Quantiles;
import dev.batchwise.study.PeakMemory;
import dev.batchwise.study.Scores;
import dev.batchwise.study.TrialRecord;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/** The summaries of an arm's batch sizes over their completed replicates. */
final class SizeSummaries {
    private final StudyRecord study;
    private final ArmComparison comparison;

    SizeSummaries(StudyRecord study, ArmComparison comparison) {
        this.study = study;
        this.comparison = comparison;
    }

    SizeComparison summary(Replicates size) {
        Optional<RateFound> rate = rate(size.batchSize());
        return new SizeComparison(
                comparison.arm(),
                size.batchSize(),
                study.spec().budgetOf(size.batchSize()),
                iterations(size),
                size.completed().size(),
                size.outcomes(),
                rate.stream().mapToDouble(RateFound::learningRate).findFirst(),
                rate.map(RateFound::atEdge).orElse(false),
                estimate(
                        size,
                        Scores::testAccuracy,
                        ArmComparison.step(study.shape().testExamples())),
                estimate(size, Scores::validationAccuracy, ArmComparison.validationStep(study.shape())),
                estimate(size, Scores::trainLoss, 0),
                estimate(size, Scores::testLoss, 0),
                comparison.testDifference(size),
                comparison.validationDifference(size),
                trainSeconds(size),
                examplesPerSecond(size),
                study.memory().stream()
                        .filter(m -> m.batchSize() == size.batchSize())
                        .mapToLong(PeakMemory::peakBytes)
                        .findFirst());
    }

    private Optional<RateFound> rate(int batchSize) {
        return study.rates().stream()
                .filter(r -> r.arm().equals(comparison.arm()) && r.batchSize() == batchSize)
                .findFirst();
    }

    private long iterations(Replicates size) {
        if (study.spec().goal().until().isPresent() && !size.completed().isEmpty()) {
            return Math.round(Quantiles.median(
                    size.completed().stream().map(t -> (double) t.updates()).toList()));
        }
        int batchSize = size.batchSize();
        return (study.spec().budgetOf(batchSize) + batchSize - 1) / batchSize;
    }

    private Optional<Estimate> estimate(Replicates size, Function<Scores, OptionalDouble> score, double floor) {
        return Estimates.of(size.values(score).values(), study.spec().confidence(), floor);
    }

    private static Optional<Spread> trainSeconds(Replicates size) {
        List<Double> seconds =
                size.completed().stream().map(TrialRecord::trainSeconds).toList();
        return seconds.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Spread(Quantiles.median(seconds), Collections.min(seconds), Collections.max(seconds)));
    }

    private static OptionalDouble examplesPerSecond(Replicates size) {
        List<Double> rates = size.completed().stream()
                .filter(t -> t.trainSeconds() > 0)
                .map(t -> t.examples() / t.trainSeconds())
                .toList();
        return rates.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(Quantiles.median(rates));
    }
}
