package dev.batchwise.report;

import dev.batchwise.advice.Estimate;
import dev.batchwise.advice.MatchedLoss;
import dev.batchwise.advice.SizeComparison;
import dev.batchwise.advice.Spread;
import dev.batchwise.advice.TrialResult;
import dev.batchwise.study.Arm;
import dev.batchwise.study.CurvePoint;
import dev.batchwise.study.Purpose;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** Summaries of made-up trials, right in their form and near enough in their figures to look at. */
final class Comparisons {
    /** 97.5 % quantiles of Student's t for 1 and 2 degrees of freedom; more are taken for 2.0. */
    private static final double[] QUANTILES = {12.706, 4.303};

    private Comparisons() {}

    static List<SizeComparison> of(List<TrialResult> trials, List<Arm> arms, List<Integer> sizes) {
        List<SizeComparison> all = new ArrayList<>();
        for (Arm arm : arms) {
            Optional<Integer> best = sizes.stream()
                    .filter(b -> !completed(trials, arm, b).isEmpty())
                    .max(Comparator.comparingDouble(
                            b -> mean(accuracies(completed(trials, arm, b), TrialResult::validationAccuracy))));
            for (int size : sizes) {
                List<TrialResult> beside =
                        best.map(b -> completed(trials, arm, b)).orElse(List.of());
                all.add(size(replicates(trials, arm, size), completed(trials, arm, size), beside));
            }
        }
        return all;
    }

    static List<MatchedLoss> matched(List<TrialResult> trials, List<Arm> arms, List<Integer> sizes) {
        return arms.stream()
                .map(arm -> new MatchedLoss(
                        arm,
                        0.281,
                        sizes.stream()
                                .filter(b -> !completed(trials, arm, b).isEmpty())
                                .map(b -> reached(b, completed(trials, arm, b)))
                                .toList()))
                .filter(m -> m.sizes().size() > 1)
                .toList();
    }

    private static MatchedLoss.Size reached(int size, List<TrialResult> done) {
        Function<ToDoubleFunction<CurvePoint>, Estimate> at = figure -> estimate(done.stream()
                .map(t -> figure.applyAsDouble(t.curve().get(5))
                        * Math.max(1, StrictMath.pow(size / 300.0, 0.45))
                        * (1 + 0.06 * StrictMath.sin(5.0 * t.seed() + size)))
                .toList());
        return new MatchedLoss.Size(
                size,
                at.apply(CurvePoint::examples),
                at.apply(CurvePoint::updates),
                at.apply(CurvePoint::seconds),
                Optional.of(estimate(done.stream()
                        .map(t -> 0.912 + 0.001 * StrictMath.sin(t.seed() + StrictMath.log(size)))
                        .toList())));
    }

    private static SizeComparison size(List<TrialResult> all, List<TrialResult> done, List<TrialResult> best) {
        TrialResult any = all.get(0);
        Map<String, Integer> outcomes = all.stream()
                .collect(Collectors.groupingBy(TrialResult::outcome, TreeMap::new, Collectors.summingInt(t -> 1)));
        OptionalDouble seconds =
                done.stream().mapToDouble(TrialResult::trainSeconds).average();
        return new SizeComparison(
                any.arm(),
                any.batchSize(),
                any.budgetExamples(),
                (any.budgetExamples() + any.batchSize() - 1) / any.batchSize(),
                done.size(),
                outcomes,
                done.isEmpty() && any.arm().isTuned() ? OptionalDouble.empty() : OptionalDouble.of(any.learningRate()),
                !done.isEmpty() && any.arm().isTuned() && any.batchSize() == 4096,
                figure(done, TrialResult::testAccuracy),
                figure(done, TrialResult::validationAccuracy),
                figure(done, TrialResult::trainLoss),
                figure(done, TrialResult::testLoss),
                difference(done, best, TrialResult::testAccuracy),
                difference(done, best, TrialResult::validationAccuracy),
                seconds.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new Spread(
                                seconds.getAsDouble(), seconds.getAsDouble() * 0.97, seconds.getAsDouble() * 1.06)),
                seconds.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(Trials.BUDGET / seconds.getAsDouble()),
                done.isEmpty() ? OptionalLong.empty() : any.peakMemoryBytes());
    }

    private static Optional<Estimate> figure(List<TrialResult> done, Function<TrialResult, OptionalDouble> figure) {
        List<Double> values = accuracies(done, figure);
        return values.isEmpty() ? Optional.empty() : Optional.of(estimate(values));
    }

    private static Optional<Estimate> difference(
            List<TrialResult> done, List<TrialResult> best, Function<TrialResult, OptionalDouble> figure) {
        List<Double> differences = new ArrayList<>();
        for (TrialResult t : done) {
            best.stream()
                    .filter(b -> b.seed() == t.seed() && figure.apply(b).isPresent())
                    .forEach(b -> differences.add(
                            figure.apply(t).orElseThrow() - figure.apply(b).orElseThrow()));
        }
        return differences.isEmpty() ? Optional.empty() : Optional.of(estimate(differences));
    }

    private static Estimate estimate(List<Double> values) {
        int n = values.size();
        double mean = mean(values);
        if (n == 1) {
            return new Estimate(mean, OptionalDouble.empty(), OptionalDouble.empty(), 1);
        }
        double squares =
                values.stream().mapToDouble(v -> (v - mean) * (v - mean)).sum();
        double quantile = n - 2 < QUANTILES.length ? QUANTILES[n - 2] : 2.0;
        double half = quantile * StrictMath.sqrt(squares / (n - 1) / n);
        return new Estimate(mean, OptionalDouble.of(mean - half), OptionalDouble.of(mean + half), n);
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(v -> v).average().orElse(0);
    }

    private static List<Double> accuracies(List<TrialResult> done, Function<TrialResult, OptionalDouble> figure) {
        return done.stream().flatMap(t -> figure.apply(t).stream().boxed()).toList();
    }

    private static List<TrialResult> replicates(List<TrialResult> trials, Arm arm, int size) {
        return trials.stream()
                .filter(t -> t.purpose() == Purpose.COMPARE && t.arm().equals(arm) && t.batchSize() == size)
                .toList();
    }

    private static List<TrialResult> completed(List<TrialResult> trials, Arm arm, int size) {
        return replicates(trials, arm, size).stream()
                .filter(t -> t.outcome().equals("completed"))
                .toList();
    }
}
