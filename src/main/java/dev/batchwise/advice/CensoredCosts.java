package dev.batchwise.advice;

import dev.batchwise.stats.Quantiles;
import dev.batchwise.study.TrialRecord;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/**
 * What the replicates of one batch size took to a target, some of them perhaps ended by the cap before: the mean if all
 * reached it, the median if more than half did, else a lower bound of the median.
 *
 * @param ended replicates that ended with a score
 * @param resolution how finely their costs are known, as a share: the least spread that a mean is given
 * @param confidence of a mean's interval
 */
record CensoredCosts(List<TrialRecord> ended, double resolution, double confidence) {
    /** Returns one cost; empty without replicates. */
    Optional<TargetCost> of(ToDoubleFunction<TrialRecord> quantity) {
        List<TrialRecord> censored =
                ended.stream().filter(t -> !t.outcome().reachedTarget()).toList();
        if (ended.isEmpty()) {
            return Optional.empty();
        } else if (censored.isEmpty()) {
            return Optional.of(mean(values(ended, quantity)));
        } else if (2 * censored.size() < ended.size()) {
            // A censored trial counts as above all that reached the target, whatever it was given.
            ToDoubleFunction<TrialRecord> above =
                    t -> t.outcome().reachedTarget() ? quantity.applyAsDouble(t) : Double.MAX_VALUE;
            return Optional.of(without(TargetCost.Kind.MEDIAN, values(ended, above)));
        }
        return Optional.of(without(TargetCost.Kind.ABOVE, values(censored, quantity)));
    }

    private TargetCost mean(List<Double> values) {
        double mean = values.stream().mapToDouble(v -> v).average().orElseThrow();
        Estimate e = Estimates.of(values, confidence, resolution * mean).orElseThrow();
        return new TargetCost(TargetCost.Kind.MEAN, e.mean(), e.low(), e.high(), e.n());
    }

    private TargetCost without(TargetCost.Kind kind, List<Double> values) {
        return new TargetCost(
                kind, Quantiles.median(values), OptionalDouble.empty(), OptionalDouble.empty(), ended.size());
    }

    private static List<Double> values(List<TrialRecord> trials, ToDoubleFunction<TrialRecord> quantity) {
        return trials.stream().map(quantity::applyAsDouble).toList();
    }
}
