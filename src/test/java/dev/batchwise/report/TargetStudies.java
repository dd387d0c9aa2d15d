package dev.batchwise.report;

import dev.batchwise.advice.CriticalBatch;
import dev.batchwise.advice.StudyResults;
import dev.batchwise.advice.StudySummary;
import dev.batchwise.advice.TargetCost;
import dev.batchwise.advice.TargetTrend;
import dev.batchwise.advice.ToTarget;
import dev.batchwise.advice.TrialResult;
import dev.batchwise.schedule.Decay;
import dev.batchwise.study.Arm;
import dev.batchwise.study.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** Made-up results of a study to a target; the largest size is ended by its cap, the one before it with one seed. */
final class TargetStudies {
    static final Target TARGET = Target.parse("validation accuracy 0.95");

    private TargetStudies() {}

    static StudyResults target() {
        StudyResults all = Studies.tuned();
        List<ToTarget> entries = new ArrayList<>();
        Studies.SIZES.forEach(b -> entries.add(entry(b)));
        TargetTrend trend = new TargetTrend(
                Arm.TUNED,
                5,
                OptionalDouble.of(-1),
                OptionalDouble.of(0.9),
                OptionalInt.of(4),
                OptionalInt.of(1024),
                OptionalDouble.of(4.6),
                Optional.of(new CriticalBatch(
                        4,
                        12,
                        bounded(250, 180, 340),
                        bounded(80, 70, 95),
                        bounded(20_000, 17_000, 23_000),
                        0.99,
                        true,
                        OptionalDouble.of(600),
                        "")));
        return new StudyResults(
                all.format(),
                summary(all.study()),
                all.environment(),
                all.trials().stream().map(TargetStudies::raced).toList(),
                all.comparison(),
                all.matchedLoss(),
                entries,
                List.of(trend),
                all.advice(),
                all.instruments());
    }

    private static CriticalBatch.Bounded bounded(double value, double low, double high) {
        return new CriticalBatch.Bounded(value, OptionalDouble.of(low), OptionalDouble.of(high));
    }

    private static ToTarget entry(int size) {
        int censored = size == 4096 ? 3 : size == 1024 ? 1 : 0;
        double examples = size == 4096 ? Trials.BUDGET : 20_000 + 80.0 * size;
        return new ToTarget(
                Arm.TUNED,
                size,
                TARGET,
                Trials.BUDGET,
                3,
                3 - censored,
                censored,
                OptionalDouble.of(Trials.tunedRate(size)),
                cost(examples, censored),
                cost(Math.ceil(examples / size), censored),
                cost(examples / size * 440e-6 + examples * 37e-6, censored),
                OptionalDouble.of(0.05));
    }

    private static Optional<TargetCost> cost(double value, int censored) {
        boolean mean = censored == 0;
        TargetCost.Kind kind =
                mean ? TargetCost.Kind.MEAN : censored == 3 ? TargetCost.Kind.ABOVE : TargetCost.Kind.MEDIAN;
        return Optional.of(new TargetCost(
                kind,
                value,
                mean ? OptionalDouble.of(value * 0.9) : OptionalDouble.empty(),
                mean ? OptionalDouble.of(value * 1.1) : OptionalDouble.empty(),
                3));
    }

    private static TrialResult raced(TrialResult t) {
        boolean reached = t.batchSize() < 1024;
        return new TrialResult(
                t.id(),
                t.purpose(),
                t.arm(),
                t.batchSize(),
                t.seed(),
                t.budgetExamples(),
                t.updates(),
                t.examples(),
                t.learningRate(),
                reached && t.outcome().equals("completed") ? "stopped" : t.outcome(),
                t.detail(),
                Optional.of(reached),
                t.trainLoss(),
                t.trainAccuracy(),
                t.validationLoss(),
                t.validationAccuracy(),
                t.testLoss(),
                t.testAccuracy(),
                t.trainSeconds(),
                t.peakMemoryBytes(),
                t.initialCheckpoint(),
                t.checkpoint(),
                t.curve(),
                t.notes(),
                Optional.empty());
    }

    private static StudySummary summary(StudySummary s) {
        return new StudySummary(
                s.data(),
                s.model(),
                s.budgetExamples(),
                Optional.of(TARGET),
                OptionalDouble.empty(),
                s.optimizer(),
                s.optimizerSettings(),
                s.momentum(),
                s.batching(),
                s.arms(),
                s.batchSizes(),
                s.seeds(),
                Decay.CONSTANT,
                s.referenceBatch(),
                s.validationFraction(),
                s.splitSeed(),
                s.trainExamples(),
                s.shape(),
                s.curveTrainExamples(),
                s.searchTrials(),
                s.searchExamples(),
                s.compareExamples());
    }
}
