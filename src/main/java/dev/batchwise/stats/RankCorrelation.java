package dev.batchwise.stats;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Spearman's rank correlation (Spearman 1904): Pearson's correlation of the ranks, in −1…1; 1 where y rises with x all the
 * way, whatever its shape. Equal values share the mean of the ranks they take up (midranks; Kendall 1945), which
 * 1 − 6Σd²/(n(n² − 1)) would not allow for.
 *
 * @param n number of pairs
 * @param rho the correlation; empty for fewer than two pairs, or where all x or all y are equal
 */
public record RankCorrelation(int n, OptionalDouble rho) {
    /**
     * Returns the correlation of pairs.
     *
     * @param xs finite values
     * @param ys as many
     */
    public static RankCorrelation of(List<Double> xs, List<Double> ys) {
        if (xs.size() != ys.size()) {
            throw new IllegalArgumentException(xs.size() + " values against " + ys.size());
        }
        double middle = (xs.size() + 1) / 2.0;
        double[] a = ranks(xs).map(rank -> rank - middle).toArray();
        double[] b = ranks(ys).map(rank -> rank - middle).toArray();
        double spread = Math.sqrt(product(a, a) * product(b, b));
        return new RankCorrelation(
                xs.size(), spread > 0 ? OptionalDouble.of(product(a, b) / spread) : OptionalDouble.empty());
    }

    /** Returns midranks, counted from 1: the values below, and half of the others that are equal. */
    private static DoubleStream ranks(List<Double> values) {
        return values.stream().mapToDouble(x -> {
            long below = values.stream().filter(other -> other < x).count();
            long equal = values.stream().filter(other -> other.equals(x)).count();
            return below + (equal + 1) / 2.0;
        });
    }

    private static double product(double[] a, double[] b) {
        return IntStream.range(0, a.length).mapToDouble(i -> a[i] * b[i]).sum();
    }
}
