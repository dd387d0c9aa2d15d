package dev.batchwise.advice;

import dev.batchwise.stats.Interval;
import dev.batchwise.stats.Sample;
import java.util.Collection;
import java.util.Optional;
import java.util.OptionalDouble;

/** Estimates as they stand in results: an end that nothing bounds is left out. */
public final class Estimates {
    private Estimates() {}

    /**
     * Returns the mean of values with its t interval; empty without values.
     *
     * @param floor least standard deviation, in the values' unit ({@link Sample#withSpreadAtLeast})
     */
    public static Optional<Estimate> of(Collection<Double> values, double confidence, double floor) {
        return values.isEmpty()
                ? Optional.empty()
                : Optional.of(mean(Sample.of(values).withSpreadAtLeast(floor), confidence));
    }

    private static Estimate mean(Sample sample, double confidence) {
        return of(sample, sample.interval(confidence));
    }

    static Estimate of(Sample sample, Optional<Interval> interval) {
        return new Estimate(
                sample.mean(), finite(interval.map(Interval::low)), finite(interval.map(Interval::high)), sample.n());
    }

    private static OptionalDouble finite(Optional<Double> end) {
        return end.stream().mapToDouble(x -> x).filter(Double::isFinite).findFirst();
    }
}
