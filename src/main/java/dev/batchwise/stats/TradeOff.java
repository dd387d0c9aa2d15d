package dev.batchwise.stats;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/**
 * The trade-off between updates S and examples E = B·S to a target, (S/S_min − 1)(E/E_min − 1) = 1, or
 * S = S_min(1 + B_crit/B) with B_crit = E_min/S_min (McCandlish et al. 2018, eq. 2.11). Fitted by least squares on ln S: for a
 * given B_crit the best ln S_min is a mean, so that one parameter is searched, over e⁵ beyond the batch sizes to either side.
 * Intervals are percentiles of {@value #REPLICATES} residual bootstraps (Efron 1979), residuals enlarged by √(n/(n − 2)) for the
 * two parameters; what does not fit the curve widens them.
 *
 * @param n pairs
 * @param leastUpdates S_min, that no batch size goes below
 * @param criticalBatch B_crit, examples
 * @param rSquared share of the variance of ln S that the curve explains
 * @param leastUpdatesInterval of S_min
 * @param leastExamplesInterval of E_min
 * @param criticalInterval of B_crit; an infinite or zero end is one that the sizes do not bound
 */
public record TradeOff(
        int n,
        double leastUpdates,
        double criticalBatch,
        double rSquared,
        Interval leastUpdatesInterval,
        Interval leastExamplesInterval,
        Interval criticalInterval) {
    /** Fewest different batch sizes: two parameters, and one to see that they fit. */
    public static final int LEAST_SIZES = 3;

    private static final int REPLICATES = 999;
    private static final int GRID = 200;
    private static final double BEYOND = 5;
    private static final double TOLERANCE = 1e-6;
    private static final long SEED = 20_181_214;

    /** Returns E_min = S_min·B_crit, that no batch size goes below. */
    public double leastExamples() {
        return leastUpdates * criticalBatch;
    }

    /** Returns whether the sizes bound B_crit on both sides: some are so small and some so large that it lies between. */
    public boolean isIdentified() {
        return criticalInterval.low() > 0 && Double.isFinite(criticalInterval.high());
    }

    /**
     * Fits the curve.
     *
     * @param batchSizes B of each trial, examples
     * @param updates S of each trial, above 0
     * @param confidence level of the intervals, in (0, 1)
     * @return empty for fewer than {@value #LEAST_SIZES} different sizes
     */
    public static Optional<TradeOff> of(double[] batchSizes, double[] updates, double confidence) {
        if (batchSizes.length != updates.length) {
            throw new IllegalArgumentException(
                    batchSizes.length + " sizes for " + updates.length + " counts of updates");
        }
        if (Arrays.stream(batchSizes).distinct().count() < LEAST_SIZES) {
            return Optional.empty();
        }
        double[] x = Arrays.stream(batchSizes).map(Math::log).toArray();
        double[] y = Arrays.stream(updates).map(Math::log).toArray();
        Fit fit = new Search(x).fit(y);
        double[] curve =
                IntStream.range(0, x.length).mapToDouble(i -> fit.at(x[i])).toArray();
        double[] residuals =
                IntStream.range(0, x.length).mapToDouble(i -> y[i] - curve[i]).toArray();
        double mean = Arrays.stream(y).average().orElseThrow();
        double total = Arrays.stream(y).map(v -> (v - mean) * (v - mean)).sum();
        double left = Arrays.stream(residuals).map(r -> r * r).sum();
        Fit[] replicates = bootstrap(x, curve, residuals);
        double tail = (1 - confidence) / 2;
        return Optional.of(new TradeOff(
                x.length,
                Math.exp(fit.level()),
                Math.exp(fit.critical()),
                total > 0 ? 1 - left / total : 1,
                percentiles(Arrays.stream(replicates).mapToDouble(Fit::level).toArray(), tail),
                percentiles(
                        Arrays.stream(replicates)
                                .mapToDouble(f -> f.level() + f.critical())
                                .toArray(),
                        tail),
                bounded(
                        percentiles(
                                Arrays.stream(replicates)
                                        .mapToDouble(Fit::critical)
                                        .toArray(),
                                tail),
                        new Search(x))));
    }

    private static Fit[] bootstrap(double[] x, double[] curve, double[] residuals) {
        UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(SEED);
        int n = x.length;
        double factor = Math.sqrt(n / (n - 2.0));
        Search search = new Search(x);
        Fit[] fits = new Fit[REPLICATES];
        for (int k = 0; k < REPLICATES; k++) {
            double[] y = new double[n];
            for (int i = 0; i < n; i++) {
                y[i] = curve[i] + factor * residuals[random.nextInt(n)];
            }
            fits[k] = search.fit(y);
        }
        return fits;
    }

    /** Returns e to the percentiles of logarithms. */
    private static Interval percentiles(double[] logs, double tail) {
        double[] sorted = Arrays.stream(logs).sorted().toArray();
        int low = (int) Math.floor(tail * (sorted.length - 1));
        return new Interval(Math.exp(sorted[low]), Math.exp(sorted[sorted.length - 1 - low]));
    }

    /** An end at the edge of what is searched is none. */
    private static Interval bounded(Interval found, Search search) {
        double margin = 1 + 1e-3;
        return new Interval(
                found.low() <= Math.exp(search.least) * margin ? 0 : found.low(),
                found.high() >= Math.exp(search.most) / margin ? Double.POSITIVE_INFINITY : found.high());
    }

    /**
     * One fitted curve.
     *
     * @param level ln S_min
     * @param critical ln B_crit
     */
    private record Fit(double level, double critical) {
        double at(double logSize) {
            return level + Math.log1p(Math.exp(critical - logSize));
        }
    }

    /** The search for ln B_crit over fixed batch sizes; the curve's shape on the grid is worked out once. */
    private static final class Search {
        private final double[] x;
        private final double least;
        private final double most;
        private final double step;
        private final double[][] grid;

        Search(double[] x) {
            this.x = x;
            least = Arrays.stream(x).min().orElseThrow() - BEYOND;
            most = Arrays.stream(x).max().orElseThrow() + BEYOND;
            step = (most - least) / GRID;
            grid = IntStream.rangeClosed(0, GRID)
                    .mapToObj(i -> shape(least + i * step))
                    .toArray(double[][]::new);
        }

        private double[] shape(double critical) {
            return Arrays.stream(x)
                    .map(size -> Math.log1p(Math.exp(critical - size)))
                    .toArray();
        }

        Fit fit(double[] y) {
            int best = 0;
            double lowest = Double.POSITIVE_INFINITY;
            for (int i = 0; i <= GRID; i++) {
                double left = left(grid[i], y);
                if (left < lowest) {
                    lowest = left;
                    best = i;
                }
            }
            double critical =
                    golden(Math.max(least, least + (best - 1) * step), Math.min(most, least + (best + 1) * step), y);
            return new Fit(level(shape(critical), y), critical);
        }

        /** Golden-section search (Kiefer 1953) in a bracket of the minimum. */
        private double golden(double from, double to, double[] y) {
            double ratio = (Math.sqrt(5) - 1) / 2;
            double a = from;
            double b = to;
            while (b - a > TOLERANCE) {
                double c = b - ratio * (b - a);
                double d = a + ratio * (b - a);
                if (left(shape(c), y) < left(shape(d), y)) {
                    b = d;
                } else {
                    a = c;
                }
            }
            return (a + b) / 2;
        }

        private static double level(double[] shape, double[] y) {
            double sum = 0;
            for (int i = 0; i < y.length; i++) {
                sum += y[i] - shape[i];
            }
            return sum / y.length;
        }

        private static double left(double[] shape, double[] y) {
            double level = level(shape, y);
            double sum = 0;
            for (int i = 0; i < y.length; i++) {
                double residual = y[i] - shape[i] - level;
                sum += residual * residual;
            }
            return sum;
        }
    }
}
