package dev.batchwise.advice;

import dev.batchwise.schedule.Constant;
import dev.batchwise.schedule.Decay;
import dev.batchwise.schedule.Horizon;
import dev.batchwise.schedule.Plan;
import dev.batchwise.study.Arm;
import dev.batchwise.study.Batching;
import dev.batchwise.study.CurveGrid;
import dev.batchwise.study.CurvePoint;
import dev.batchwise.study.DataShape;
import dev.batchwise.study.DataSpec;
import dev.batchwise.study.Evaluation;
import dev.batchwise.study.Goal;
import dev.batchwise.study.OptimizerSpec;
import dev.batchwise.study.Outcome;
import dev.batchwise.study.PeakMemory;
import dev.batchwise.study.Purpose;
import dev.batchwise.study.Scores;
import dev.batchwise.study.Stopping;
import dev.batchwise.study.StudySpec;
import dev.batchwise.study.TrialRecord;
import dev.batchwise.study.TrialSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * A study whose trials give what a test says: by default 300,000 examples of 54,000, validated on 6,000, every size as
 * accurate as every other without noise, converged, and the larger the faster.
 */
record MadeUpStudy(
        List<Integer> sizes,
        int seeds,
        List<Arm> arms,
        long budget,
        DataShape shape,
        Accuracy accuracy,
        Ending ending) {
    /** The validation accuracy of a replicate. */
    interface Accuracy {
        double of(Arm arm, int batchSize, long seed);
    }

    /** How a replicate ends, given the scores it has if it completes; empty when it was never run. */
    interface Ending {
        Optional<Outcome> of(int batchSize, long seed, Scores scores);
    }

    static final Environment ENVIRONMENT =
            new Environment("0.1.0", "unknown", "17", "2.10.0", "Linux", "cpu", 2, 1L << 33, 2, 1);

    static MadeUpStudy of(int seeds, Integer... sizes) {
        return new MadeUpStudy(
                List.of(sizes),
                seeds,
                List.of(Arm.TUNED),
                300_000,
                DataShape.classified(54_000, 6_000, 10_000, List.of(784), 10),
                (arm, batchSize, seed) -> 0.95,
                (batchSize, seed, scores) -> Optional.of(new Outcome.Completed(scores)));
    }

    MadeUpStudy accuracy(Accuracy given) {
        return new MadeUpStudy(sizes, seeds, arms, budget, shape, given, ending);
    }

    MadeUpStudy ending(Ending given) {
        return new MadeUpStudy(sizes, seeds, arms, budget, shape, accuracy, given);
    }

    MadeUpStudy arms(Arm... given) {
        return new MadeUpStudy(sizes, seeds, List.of(given), budget, shape, accuracy, ending);
    }

    MadeUpStudy budget(long given) {
        return new MadeUpStudy(sizes, seeds, arms, given, shape, accuracy, ending);
    }

    MadeUpStudy validationExamples(int given) {
        DataShape other = DataShape.classified(54_000, given, 10_000, List.of(784), 10);
        return new MadeUpStudy(sizes, seeds, arms, budget, other, accuracy, ending);
    }

    StudyResults results() {
        return Results.of(record());
    }

    Advice advice() {
        return results().advice();
    }

    /** Returns the comparison entry of a size of the first arm. */
    SizeComparison size(int batchSize) {
        return results().comparison().stream()
                .filter(s -> s.arm().equals(arms.get(0)) && s.batchSize() == batchSize)
                .findFirst()
                .orElseThrow();
    }

    StudyRecord record() {
        List<TrialRecord> trials = new ArrayList<>();
        List<RateFound> rates = new ArrayList<>();
        for (Arm arm : arms) {
            for (int batchSize : sizes) {
                rates.add(new RateFound(arm, batchSize, 0.2, false));
                IntStream.rangeClosed(1, seeds)
                        .mapToObj(seed -> trial(arm, batchSize, seed))
                        .flatMap(Optional::stream)
                        .forEach(trials::add);
            }
        }
        List<PeakMemory> memory =
                sizes.stream().map(b -> new PeakMemory(b, 1000, 10_000L * b)).toList();
        return new StudyRecord(spec(), shape, ENVIRONMENT, 5_000, trials, rates, memory);
    }

    StudySpec spec() {
        return new StudySpec(
                new DataSpec("mnist", shape.validationExamples() / 60_000.0, 1),
                "mlp:128",
                OptimizerSpec.named("sgd"),
                new Constant(0),
                Batching.plain(),
                budget,
                sizes,
                arms,
                seeds,
                OptionalDouble.empty(),
                32,
                Decay.LINEAR,
                5,
                2,
                9,
                0.005,
                0.95,
                Goal.examples());
    }

    private Optional<TrialRecord> trial(Arm arm, int batchSize, long seed) {
        TrialSpec spec = new TrialSpec(
                arm.label() + "-" + batchSize + "-" + seed,
                Purpose.COMPARE,
                arm,
                spec().data(),
                "mlp:128",
                OptimizerSpec.named("sgd"),
                Plan.of(Decay.LINEAR.of(0.2), batchSize, 0, new Horizon(60_000, budget)),
                Batching.plain(),
                Stopping.atBudget(),
                seed,
                new Evaluation(new CurveGrid.Stretched(9), 5_000, true));
        double accurate = accuracy.of(arm, batchSize, seed);
        OptionalDouble validation =
                shape.validationExamples() == 0 ? OptionalDouble.empty() : OptionalDouble.of(accurate);
        Scores scores = new Scores(
                OptionalDouble.of(1.1 - accurate),
                OptionalDouble.of(0.99),
                OptionalDouble.of(1.2 - accurate),
                validation,
                OptionalDouble.of(1.3 - accurate),
                OptionalDouble.of(accurate - 0.01));
        return ending.of(batchSize, seed, scores)
                .map(outcome -> new TrialRecord(
                        spec,
                        outcome,
                        spec.updates(),
                        budget,
                        seconds(batchSize),
                        outcome instanceof Outcome.Completed ? curve(budget, 8) : List.of(),
                        Optional.empty(),
                        Optional.empty(),
                        List.of()));
    }

    static double seconds(int batchSize) {
        return 2 + 100.0 / batchSize;
    }

    /** Returns nine points of 2·exp(−rate·t), t the share of the budget shown. */
    static List<CurvePoint> curve(long budget, double rate) {
        List<CurvePoint> points = new ArrayList<>();
        for (int i = 0; i <= 8; i++) {
            double t = i / 8.0;
            points.add(new CurvePoint(
                    (long) (t * budget),
                    (long) (t * 1000),
                    10 * t,
                    2 * Math.exp(-rate * t),
                    0.1 + 0.85 * t,
                    OptionalDouble.empty(),
                    OptionalDouble.of(0.1 + 0.8 * t)));
        }
        return points;
    }
}
