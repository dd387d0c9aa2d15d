package dev.batchwise.stats;

import java.util.Collection;

/** Sample quantiles. */
public final class Quantiles {
    private Quantiles() {}

    /** Returns the median: the middle value, or the mean of the two middle ones. */
    public static double median(Collection<Double> values) {
        return quantile(values, 0.5);
    }

    /**
     * Returns the p-quantile by linear interpolation of the order statistics at position (n − 1)p, counted from 0
     * (Hyndman and Fan 1996, definition 7; the default of R and NumPy). One value is its own quantile for every p.
     *
     * @param values at least one, in any order
     * @param p in [0, 1]
     */
    public static double quantile(Collection<Double> values, double p) {
        if (values.isEmpty() || !(p >= 0 && p <= 1)) {
            throw new IllegalArgumentException(p + "-quantile of " + values.size() + " values");
        }
        double[] sorted = values.stream().mapToDouble(x -> x).sorted().toArray();
        double position = (sorted.length - 1) * p;
        int below = (int) position;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
    }
}
