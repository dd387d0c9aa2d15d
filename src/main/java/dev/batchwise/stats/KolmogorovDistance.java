package dev.batchwise.stats;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/** The distance of Kolmogorov and Smirnov between a sample and a continuous law, sup|F_n(x) − F(x)|. */
public final class KolmogorovDistance {
    private KolmogorovDistance() {}

    /**
     * Returns the distance, in 0..1. Costs a sort and n evaluations of F.
     *
     * @param values finite, at least one; not changed
     * @param law F, its distribution function
     */
    public static double of(double[] values, DoubleUnaryOperator law) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double n = sorted.length;
        double most = 0;
        for (int i = 0; i < sorted.length; i++) {
            double f = law.applyAsDouble(sorted[i]);
            most = Math.max(most, Math.max((i + 1) / n - f, f - i / n));
        }
        return most;
    }

    /** Returns what n draws of the very law give on average, √(π/2)·ln 2/√n for large n (Kolmogorov 1933). */
    public static double expected(int n) {
        return Math.sqrt(Math.PI / 2) * Math.log(2) / Math.sqrt(n);
    }
}
