package dev.batchwise.report;

import dev.batchwise.advice.Advice;
import dev.batchwise.advice.Environment;
import dev.batchwise.advice.Instruments;
import dev.batchwise.advice.MatchedLoss;
import dev.batchwise.advice.SizeComparison;
import dev.batchwise.advice.StudyResults;
import dev.batchwise.advice.StudySummary;
import dev.batchwise.advice.TrialResult;
import dev.batchwise.schedule.Constant;
import dev.batchwise.schedule.Decay;
import dev.batchwise.study.Arm;
import dev.batchwise.study.Batching;
import dev.batchwise.study.DataShape;
import dev.batchwise.study.OptimizerSpec;
import dev.batchwise.study.Purpose;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** Made-up results of studies with figures as a real one of mlp:128 on MNIST has them, the same on every call. */
final class Studies {
    static final List<Integer> SIZES = List.of(4, 16, 64, 256, 1024, 4096);

    private static final Environment ENVIRONMENT = new Environment(
            "0.1.0",
            "4f0c2d1",
            "17.0.15 (Eclipse Adoptium)",
            "2.10.0",
            "Linux 6.1 amd64",
            "AMD EPYC 9R14",
            8,
            33_285_996_544L,
            4,
            1);

    private Studies() {}

    /** Returns a study of four arms: sizes that diverge, a size with one and one with two replicates left. */
    static StudyResults full() {
        return study(List.of(Arm.TUNED, Arm.LINEAR, Arm.SQRT, Arm.CONSTANT), SIZES, 3);
    }

    /** Returns what the default settings give: the tuned arm, three seeds. */
    static StudyResults tuned() {
        return study(List.of(Arm.TUNED), SIZES, 3);
    }

    /** Returns a study of one batch size and one seed that searched no rate, measured no memory and knows no interval. */
    static StudyResults tiny() {
        StudyResults all = study(List.of(Arm.CONSTANT), List.of(64), 1);
        List<TrialResult> trials = all.trials().stream()
                .filter(t -> t.purpose() == Purpose.COMPARE)
                .map(Trials::withoutMemory)
                .toList();
        return results(
                all.study(), trials, List.of(), unknown(Arm.CONSTANT, "One batch size gives nothing to compare."));
    }

    /** Returns a study in which no trial completed. */
    static StudyResults diverged() {
        StudyResults all = study(List.of(Arm.TUNED), SIZES, 3);
        List<TrialResult> trials = all.trials().stream().map(Trials::diverged).toList();
        return results(
                all.study(),
                trials,
                List.of(),
                unknown(Arm.TUNED, "No trial completed: every learning rate that was tried diverged."));
    }

    /** Returns a study without a validation split: it has test figures alone and cannot advise. */
    static StudyResults unvalidated() {
        StudyResults all = study(List.of(Arm.CONSTANT), SIZES, 3);
        List<TrialResult> trials = all.trials().stream()
                .filter(t -> t.purpose() == Purpose.COMPARE)
                .map(Trials::withoutValidation)
                .toList();
        return results(
                all.study(),
                trials,
                all.matchedLoss(),
                unknown(Arm.CONSTANT, "Without a validation split nothing can be chosen."));
    }

    /** Returns a study of four arms with about that many trials. */
    static StudyResults large(int trials) {
        return study(List.of(Arm.TUNED, Arm.LINEAR, Arm.SQRT, Arm.CONSTANT), SIZES, trials / 24);
    }

    private static StudyResults study(List<Arm> arms, List<Integer> sizes, int seeds) {
        List<TrialResult> trials = new ArrayList<>();
        sizes.forEach(b -> trials.addAll(Trials.search(b)));
        for (Arm arm : arms) {
            for (int size : sizes) {
                Stream.iterate(1, s -> s <= seeds, s -> s + 1).forEach(s -> trials.add(Trials.compare(arm, size, s)));
            }
        }
        StudySummary summary = new StudySummary(
                "mnist",
                "mlp:128",
                Trials.BUDGET,
                Optional.empty(),
                OptionalDouble.empty(),
                "momentum",
                OptimizerSpec.named("momentum"),
                new Constant(0.9),
                Batching.plain(),
                arms,
                sizes,
                seeds,
                Decay.LINEAR,
                32,
                0.1,
                1,
                OptionalInt.empty(),
                DataShape.classified(54_000, 6_000, 10_000, List.of(1, 28, 28), 10),
                5_000,
                (int) trials.stream().filter(t -> t.purpose() == Purpose.SEARCH).count(),
                examples(trials, Purpose.SEARCH),
                examples(trials, Purpose.COMPARE));
        return results(summary, trials, Comparisons.matched(trials, arms, sizes), advice(arms.get(0)));
    }

    private static StudyResults results(
            StudySummary summary, List<TrialResult> trials, List<MatchedLoss> matched, Advice advice) {
        List<SizeComparison> comparison = Comparisons.of(trials, summary.arms(), summary.batchSizes());
        return new StudyResults(
                StudyResults.FORMAT,
                summary,
                ENVIRONMENT,
                trials,
                comparison,
                matched,
                List.of(),
                List.of(),
                advice,
                Instruments.none());
    }

    private static long examples(List<TrialResult> trials, Purpose purpose) {
        return trials.stream()
                .filter(t -> t.purpose() == purpose)
                .mapToLong(TrialResult::examples)
                .sum();
    }

    private static Advice advice(Arm arm) {
        return new Advice(
                "recommended",
                arm,
                0.005,
                0.95,
                OptionalInt.of(64),
                OptionalDouble.of(0.16),
                OptionalLong.of(2_344),
                List.of(4, 16, 64),
                OptionalInt.empty(),
                List.of(
                        "The learning rate of batch size 4096 lies at the edge of the rates that were tried; a better one"
                                + " may lie beyond.",
                        "256 and larger did not reach the training loss of 64 within the budget: with more examples the"
                                + " answer may change."),
                "Train with batch size 64: it is the fastest size whose validation accuracy is, at 95 % simultaneous"
                        + " confidence, less than 0.5 points below the best. 4, 16 and 64 cannot be told apart at 3 seeds.");
    }

    private static Advice unknown(Arm arm, String text) {
        return new Advice(
                "unknown",
                arm,
                0.005,
                0.95,
                OptionalInt.empty(),
                OptionalDouble.empty(),
                OptionalLong.empty(),
                List.of(),
                OptionalInt.empty(),
                List.of(),
                text);
    }
}
