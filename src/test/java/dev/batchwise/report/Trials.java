package dev.batchwise.report;

import dev.batchwise.advice.TrialResult;
import dev.batchwise.study.Arm;
import dev.batchwise.study.CurvePoint;
import dev.batchwise.study.Purpose;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Made-up trials: accuracy falls off around a best rate that grows with √B, and rates six times too high diverge. */
final class Trials {
    static final long BUDGET = 150_000;

    private static final int RATES = 9;
    private static final OptionalDouble NONE = OptionalDouble.empty();

    private Trials() {}

    /** Returns the search at a batch size: nine rates at E/16, the best four at E/4, the best two at E. */
    static List<TrialResult> search(int batchSize) {
        List<TrialResult> all = new ArrayList<>();
        List<Double> rates = new ArrayList<>();
        for (int i = 0; i < RATES; i++) {
            rates.add(0.01 * (1 << i));
        }
        for (int share = 16; share >= 1; share /= 4) {
            long budget = BUDGET / share;
            List<TrialResult> rung = rates.stream()
                    .map(r -> searched(batchSize, r, budget))
                    .sorted(Comparator.comparingDouble(
                            t -> -t.validationAccuracy().orElse(0)))
                    .toList();
            all.addAll(rung);
            rates = rung.stream()
                    .limit(share == 16 ? 4 : 2)
                    .map(TrialResult::learningRate)
                    .toList();
        }
        return all;
    }

    /** Returns one replicate; some fail, as in {@link #outcome}. */
    static TrialResult compare(Arm arm, int batchSize, int seed) {
        double rate = arm.isTuned() ? tunedRate(batchSize) : arm.policy().scale(0.16, batchSize, 32);
        double error = error(batchSize, rate, BUDGET) * (1 + 0.09 * noise(batchSize, seed));
        String outcome = outcome(arm, batchSize, seed, rate);
        String id = String.format(Locale.ROOT, "compare-%s-b%d-s%d", arm.label(), batchSize, seed);
        TrialResult trial = trial(id, Purpose.COMPARE, arm, batchSize, seed, BUDGET, rate, error);
        return outcome.equals("completed") ? trial : failed(trial, outcome);
    }

    /** Returns the rate that the search chose. */
    static double tunedRate(int batchSize) {
        return Math.min(2.56, 0.02 * StrictMath.sqrt(batchSize));
    }

    private static String outcome(Arm arm, int batchSize, int seed, double rate) {
        if (rate > 6 * bestRate(batchSize) || (arm.equals(Arm.LINEAR) && batchSize == 256 && seed == 3)) {
            return "diverged";
        }
        if (arm.equals(Arm.CONSTANT) && batchSize == 4096 && seed > 1) {
            return seed == 2 ? "outOfMemory" : "crashed";
        }
        return "completed";
    }

    private static double bestRate(int batchSize) {
        return Math.min(0.8, 0.02 * StrictMath.sqrt(batchSize));
    }

    private static double error(int batchSize, double rate, long budget) {
        double off = StrictMath.log(rate / bestRate(batchSize)) / StrictMath.log(2);
        double updates = (double) BUDGET / batchSize;
        double best = 0.0205 + 3.4 / updates + 4e-10 * updates * StrictMath.sqrt(updates);
        return Math.min(0.9, best * (1 + 0.12 * off * off) * StrictMath.pow((double) BUDGET / budget, 0.45));
    }

    /** Returns a number in −1…1 that differs between seeds more than between sizes, as paired replicates do. */
    private static double noise(int batchSize, int seed) {
        return 0.5 * StrictMath.sin(12.9 * seed) + 0.5 * StrictMath.sin(78.2 * seed + batchSize);
    }

    private static TrialResult searched(int batchSize, double rate, long budget) {
        String id = String.format(Locale.ROOT, "search-b%d-r%.2f-e%d", batchSize, rate, budget);
        TrialResult trial = trial(
                id, Purpose.SEARCH, Arm.TUNED, batchSize, 1_000_003, budget, rate, error(batchSize, rate, budget));
        return rate > 6 * bestRate(batchSize)
                ? failed(trial, "diverged")
                : new Scored(NONE, NONE, trial.validationLoss(), trial.validationAccuracy(), NONE, NONE)
                        .on(trial, List.of());
    }

    private static TrialResult trial(
            String id, Purpose purpose, Arm arm, int batchSize, long seed, long budget, double rate, double error) {
        long updates = (budget + batchSize - 1) / batchSize;
        double seconds = updates * 440e-6 + budget * 37e-6;
        boolean full = purpose == Purpose.COMPARE;
        return new TrialResult(
                id,
                purpose,
                arm,
                batchSize,
                seed,
                budget,
                updates,
                budget,
                rate,
                "completed",
                "",
                Optional.empty(),
                OptionalDouble.of(2.2 * error),
                OptionalDouble.of(1 - 0.6 * error),
                OptionalDouble.of(3.4 * error),
                OptionalDouble.of(1 - error),
                OptionalDouble.of(3.3 * error),
                OptionalDouble.of(1 - 1.02 * error),
                seconds,
                full && batchSize != 256 ? OptionalLong.of(9_000_000 + 14_300L * batchSize) : OptionalLong.empty(),
                full ? Optional.of("checkpoints/" + id + "-initial.safetensors") : Optional.empty(),
                full ? Optional.of("checkpoints/" + id + ".safetensors") : Optional.empty(),
                full ? curve(updates, seconds, error) : List.of(),
                List.of(),
                Optional.empty());
    }

    private static List<CurvePoint> curve(long updates, double seconds, double error) {
        List<CurvePoint> points = new ArrayList<>();
        for (int i = 0; i <= 12; i++) {
            double share = i * i / 144.0;
            double loss = 2.303 * StrictMath.pow(2.2 * error / 2.303, StrictMath.pow(share, 0.22));
            points.add(new CurvePoint(
                    Math.round(BUDGET * share),
                    Math.round(updates * share),
                    seconds * share,
                    loss,
                    1 - Math.min(0.9, loss / 2.4),
                    OptionalDouble.of(1.3 * loss),
                    OptionalDouble.of(1 - Math.min(0.9, loss / 2.3))));
        }
        return points;
    }

    static TrialResult withoutValidation(TrialResult t) {
        return new Scored(t.trainLoss(), t.trainAccuracy(), NONE, NONE, t.testLoss(), t.testAccuracy())
                .on(t, t.curve());
    }

    static TrialResult withoutMemory(TrialResult t) {
        return Scored.of(t).with(t, t.outcome(), t.detail(), t.examples(), OptionalLong.empty(), t.curve());
    }

    static TrialResult diverged(TrialResult t) {
        return failed(t, "diverged");
    }

    private static TrialResult failed(TrialResult t, String outcome) {
        List<CurvePoint> start = t.curve().stream().limit(4).toList();
        List<CurvePoint> curve = new ArrayList<>(start);
        start.stream()
                .skip(3)
                .map(p ->
                        new CurvePoint(p.examples() * 2, p.updates() * 2, p.seconds() * 2, Double.NaN, 0.1, NONE, NONE))
                .forEach(curve::add);
        String detail = switch (outcome) {
            case "diverged" -> "the loss was not finite at update " + Math.max(1, t.updates() / 9);
            case "outOfMemory" -> "an allocation of 1,073,741,824 bytes failed, \"malloc\"";
            default -> "the worker was lost three times";
        };
        return new Scored(NONE, NONE, NONE, NONE, NONE, NONE)
                .with(t, outcome, detail, t.examples() / 8, t.peakMemoryBytes(), curve);
    }
}
