package dev.batchwise.stats;

import java.util.Collection;
import java.util.Optional;

/**
 * Independent values of one quantity, or paired differences of two, summarised for inference on their mean.
 *
 * <p>For n = 1 nothing is known of the spread: the standard deviation counts as infinite, so that every bound built on it
 * is unbounded.
 *
 * @param n number of values, at least 1
 * @param mean arithmetic mean
 * @param standardDeviation unbiased-variance estimate √(Σ(x − mean)²/(n − 1)); +∞ for n = 1
 */
public record Sample(int n, double mean, double standardDeviation) {
    /** Refuses n &lt; 1, a mean that is not finite, and a standard deviation that is negative or not a number. */
    public Sample {
        if (n < 1 || !Double.isFinite(mean) || !(standardDeviation >= 0)) {
            throw new IllegalArgumentException("not a sample: n=" + n + " mean=" + mean + " sd=" + standardDeviation);
        }
    }

    /** Returns the summary of finite values, at least one; the variance is summed about the mean in a second pass. */
    public static Sample of(Collection<Double> values) {
        int n = values.size();
        double mean = values.stream().mapToDouble(x -> x).sum() / n;
        double squares =
                values.stream().mapToDouble(x -> (x - mean) * (x - mean)).sum();
        return new Sample(n, mean, n < 2 ? Double.POSITIVE_INFINITY : Math.sqrt(squares / (n - 1)));
    }

    /**
     * Returns a copy whose standard deviation is at least the floor.
     *
     * <p>Why: values on a grid of step 1/N (accuracies on N examples) can agree exactly by luck, and an interval of zero
     * width would claim certainty. Moving values to a grid moves each by at most half a step, hence their standard
     * deviation (a seminorm) by at most √(n/(n − 1))/2 ≤ 0.71 steps; a floor of one step therefore covers whatever
     * spread the grid may have hidden.
     *
     * @param floor in the values' unit, at least 0
     */
    public Sample withSpreadAtLeast(double floor) {
        return new Sample(n, mean, Math.max(standardDeviation, floor));
    }

    /** Returns the same mean and standard deviation as if they came from another number of values. */
    Sample asIf(int values) {
        return new Sample(values, mean, standardDeviation);
    }

    /** Returns the standard error of the mean, standardDeviation/√n; +∞ for n = 1. */
    public double standardError() {
        return standardDeviation / Math.sqrt(n);
    }

    /**
     * Returns t(1 − level; n − 1) × standard error: the true mean exceeds mean + halfWidth with probability at most
     * {@code level}, and likewise below. +∞ for n = 1; 0 when all values are equal (see {@link #withSpreadAtLeast}).
     *
     * @param level one-sided error, in (0, 0.5)
     */
    public double halfWidth(double level) {
        return n < 2 ? Double.POSITIVE_INFINITY : StudentT.critical(level, n - 1) * standardError();
    }

    /**
     * Returns the two-sided Student t interval of the mean (Student 1908); empty for n = 1. Exact for normal values.
     *
     * @param confidence in (0, 1), e.g. 0.95
     */
    public Optional<Interval> interval(double confidence) {
        return n < 2 ? Optional.empty() : Optional.of(Interval.around(mean, halfWidth((1 - confidence) / 2)));
    }
}
