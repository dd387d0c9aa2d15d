package dev.batchwise.claims;

import dev.batchwise.stats.Interval;
import dev.batchwise.stats.Sample;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/**
 * One value a seed. Arithmetic pairs seeds and keeps those that both have, because trials of one seed share initial weights and
 * the stream of examples.
 *
 * @param bySeed the values
 * @param step of the grid the values lie on, such as 1/N for an accuracy on N examples; 0 if there is none
 */
public record Values(Map<Long, Double> bySeed, double step) {
    /** Copies the map into the order of the seeds, so that sums come out the same in every process. */
    public Values {
        bySeed = Collections.unmodifiableMap(new TreeMap<>(bySeed));
    }

    /** Returns no values. */
    public static Values none() {
        return new Values(Map.of(), 0);
    }

    /** Returns the differences to other values. */
    public Values minus(Values other) {
        return with(other, (a, b) -> a - b);
    }

    /** Returns the sums with other values. */
    public Values plus(Values other) {
        return with(other, Double::sum);
    }

    /** Returns the ratios to other values; they lie on no grid. */
    public Values over(Values other) {
        return new Values(with(other, (a, b) -> a / b).bySeed, 0);
    }

    /** Returns a multiple. */
    public Values times(double factor) {
        return new Values(map(x -> factor * x).bySeed, Math.abs(factor) * step);
    }

    /** Returns the values under a function; they lie on no grid. */
    public Values map(DoubleUnaryOperator function) {
        Map<Long, Double> mapped = new TreeMap<>();
        bySeed.forEach((seed, value) -> mapped.put(seed, function.applyAsDouble(value)));
        return new Values(mapped, 0);
    }

    /** Returns what an operation makes of each pair. */
    public Values with(Values other, DoubleBinaryOperator operation) {
        Map<Long, Double> paired = new TreeMap<>();
        bySeed.forEach((seed, value) -> Optional.ofNullable(other.bySeed.get(seed))
                .ifPresent(partner -> paired.put(seed, operation.applyAsDouble(value, partner))));
        return new Values(paired, Math.max(step, other.step));
    }

    /** Returns the mean with its Student t interval; the spread is at least one step of the grid. */
    public Finding mean(double confidence) {
        if (bySeed.isEmpty()) {
            return Finding.missing("no trials to compute it from");
        }
        if (bySeed.values().stream().anyMatch(value -> !Double.isFinite(value))) {
            return Finding.missing("a value of it is not finite");
        }
        Sample sample = Sample.of(bySeed.values()).withSpreadAtLeast(step);
        Optional<Interval> interval = sample.interval(confidence);
        return new Finding(OptionalDouble.of(sample.mean()), interval, sample.n(), "");
    }

    /** Returns the geometric mean with the interval that Student's t gives on the log scale; values must be positive. */
    public Finding geometricMean(double confidence) {
        return map(Math::log).mean(confidence).under(Math::exp);
    }
}
