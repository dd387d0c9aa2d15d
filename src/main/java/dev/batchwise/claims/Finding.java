package dev.batchwise.claims;

import dev.batchwise.stats.Interval;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;

/**
 * A statistic as it came out.
 *
 * @param value the estimate; empty if there is nothing to estimate it from
 * @param interval at the confidence asked for; empty if the data bound nothing
 * @param n independent values behind it, 0 for one that is no estimate
 * @param missing why there is no value, empty if there is one
 */
public record Finding(OptionalDouble value, Optional<Interval> interval, int n, String missing) {
    /** Returns an estimate with its interval. */
    public static Finding of(double value, Interval interval, int n) {
        return new Finding(OptionalDouble.of(value), Optional.of(interval), n, "");
    }

    /** Returns a figure that is exact: counted, or computed. */
    public static Finding exact(double value) {
        return of(value, new Interval(value, value), 0);
    }

    /** Returns a statistic that could not be had, with the reason. */
    public static Finding missing(String reason) {
        return new Finding(OptionalDouble.empty(), Optional.empty(), 0, reason);
    }

    /** Returns the statistic with an interval that ends where the statistic itself does, e.g. a correlation at 1. */
    public Finding within(double least, double most) {
        return new Finding(
                value,
                interval.map(i -> new Interval(
                        Math.min(Math.max(i.low(), least), most), Math.min(Math.max(i.high(), least), most))),
                n,
                missing);
    }

    /** Returns the statistic under a monotonically rising function, e.g. of its logarithm. */
    public Finding under(DoubleUnaryOperator rising) {
        return new Finding(
                value.isPresent() ? OptionalDouble.of(rising.applyAsDouble(value.getAsDouble())) : value,
                interval.map(i -> new Interval(rising.applyAsDouble(i.low()), rising.applyAsDouble(i.high()))),
                n,
                missing);
    }
}
