package dev.batchwise.stats;

import java.util.Arrays;

/**
 * The delete-one-block jackknife (Quenouille 1956, Tukey 1958; of blocks: Künsch 1989) of a pair of statistics: with θ₋ₖ the
 * statistic without block k of K, its variance is (K − 1)/K · Σ(θ₋ₖ − θ̄₋)², and the covariance of two likewise. Values within a
 * block may depend on one another; blocks should be independent and about equally large. For a statistic that is quadratic in
 * means the variance tends to be too large rather than too small.
 */
final class Jackknife {
    private final double[] first;
    private final double[] second;

    /**
     * Creates the jackknife.
     *
     * @param first values of the first statistic, without each block in turn
     * @param second values of the second, likewise
     */
    Jackknife(double[] first, double[] second) {
        if (first.length != second.length) {
            throw new IllegalArgumentException(first.length + " values against " + second.length);
        }
        this.first = first.clone();
        this.second = second.clone();
    }

    double firstVariance() {
        return covariance(first, first);
    }

    double secondVariance() {
        return covariance(second, second);
    }

    double covariance() {
        return covariance(first, second);
    }

    private static double covariance(double[] a, double[] b) {
        double meanA = Arrays.stream(a).average().orElse(0);
        double meanB = Arrays.stream(b).average().orElse(0);
        double sum = 0;
        for (int k = 0; k < a.length; k++) {
            sum += (a[k] - meanA) * (b[k] - meanB);
        }
        return sum * (a.length - 1) / a.length;
    }
}
