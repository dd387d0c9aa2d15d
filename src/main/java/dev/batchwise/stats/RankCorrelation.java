package dev.batchwise.stats;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.NormalDistribution;

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

    /**
     * Returns an interval for the correlation in the population the pairs are drawn from: Fisher's z with the variance
     * (1 + ρ²/2)/(n − 3) (Bonett and Wright 2000). Approximate, and for independent pairs; empty for fewer than five of them,
     * and for ρ of ±1, where nothing is known of the spread.
     *
     * @param confidence level, in (0, 1)
     */
    public Optional<Interval> interval(double confidence) {
        if (n < 5 || rho.isEmpty() || Math.abs(rho.getAsDouble()) >= 1 - 1e-12) {
            return Optional.empty();
        }
        double r = rho.getAsDouble();
        double z = 0.5 * Math.log((1 + r) / (1 - r));
        double half = NormalDistribution.of(0, 1).inverseSurvivalProbability((1 - confidence) / 2)
                * Math.sqrt((1 + r * r / 2) / (n - 3));
        return Optional.of(new Interval(Math.tanh(z - half), Math.tanh(z + half)));
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
