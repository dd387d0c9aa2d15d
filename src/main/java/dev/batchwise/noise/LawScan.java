package dev.batchwise.noise;

import dev.batchwise.advice.NoiseScale;
import dev.batchwise.advice.SquareRootLaw;
import dev.batchwise.curvature.Effort;
import dev.batchwise.stats.Interval;
import dev.batchwise.stats.LogLogSlope;
import dev.batchwise.stats.Sample;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.commons.rng.sampling.CombinationSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;

/**
 * Measures how far the gradient of m random examples is from that of all N, for m = 1, 2, 4, … up to N/2. Every m is given about
 * as many examples in all, so that every distance is known about as well.
 */
final class LawScan {
    private static final int EXAMPLES_EACH = 8192;
    private static final int FEWEST = 4;
    private static final int MOST = 256;
    /** Far below N: the distance there is within half a percent of 1/√m. */
    private static final int FAR = 100;

    private final SampledGradient gradient;
    private final GradientMoments moments;
    private final long seed;
    private final Effort effort;

    /**
     * Creates the scan.
     *
     * @param seed of the draws
     */
    LawScan(SampledGradient gradient, GradientMoments moments, long seed, Effort effort) {
        this.gradient = gradient;
        this.moments = moments;
        this.seed = seed;
        this.effort = effort;
    }

    /** Returns the values of m for N examples. */
    static List<Integer> sizes(int count) {
        List<Integer> sizes = new ArrayList<>();
        for (int m = 1; m <= count / 2; m *= 2) {
            sizes.add(m);
        }
        return sizes;
    }

    /** Returns how often m examples are drawn. */
    static int draws(int m) {
        return Math.max(FEWEST, Math.min(MOST, EXAMPLES_EACH / m));
    }

    /** Returns about how many examples a scan takes of N. */
    static long cost(int count) {
        return sizes(count).stream().mapToLong(m -> (long) m * draws(m)).sum();
    }

    /**
     * Returns the predicted root mean square distance of m of N examples drawn without replacement.
     *
     * @param trace tr Σ over the N examples as the population
     */
    static double predicted(double trace, int m, int count) {
        return Math.sqrt(trace / m * (count - m) / (count - 1));
    }

    /**
     * Measures.
     *
     * @param full G as tensors
     */
    SquareRootLaw scan(TensorVector full) {
        List<SquareRootLaw.Point> points = new ArrayList<>();
        List<LogLogSlope.Point> fitted = new ArrayList<>();
        int n = moments.count();
        warmUp(n);
        for (int m : sizes(n)) {
            Drawn drawn = draw(m, full);
            Sample squares = Sample.of(drawn.squaredDistances());
            double distance = Math.sqrt(squares.mean());
            double relative = squares.mean() > 0 ? squares.standardError() / (2 * squares.mean()) : 0;
            double half =
                    squares.mean() > 0 ? squares.halfWidth((1 - NoiseScale.CONFIDENCE) / 2) / (2 * squares.mean()) : 0;
            points.add(new SquareRootLaw.Point(
                    m,
                    squares.n(),
                    distance,
                    distance * Math.exp(-half),
                    distance * Math.exp(half),
                    predicted(moments.all().trace(), m, n),
                    drawn.seconds() / squares.n()));
            if ((long) m * FAR <= n && relative > 0) {
                fitted.add(new LogLogSlope.Point(m, distance, relative, squares.n()));
            }
        }
        return new SquareRootLaw(points, slope(fitted), "Student's t over draws on the log scale, 95 %");
    }

    private static Optional<SquareRootLaw.Slope> slope(List<LogLogSlope.Point> fitted) {
        return LogLogSlope.of(fitted, NoiseScale.CONFIDENCE).map(found -> {
            Interval interval = found.interval();
            double last = fitted.get(fitted.size() - 1).x();
            return new SquareRootLaw.Slope(found.value(), interval.low(), interval.high(), (int) last);
        });
    }

    private record Drawn(List<Double> squaredDistances, double seconds) {}

    private Drawn draw(int m, TensorVector full) {
        CombinationSampler sampler =
                new CombinationSampler(RandomSource.XO_SHI_RO_256_PP.create(seed + m), moments.count(), m);
        List<Double> squares = new ArrayList<>();
        long nanos = 0;
        for (int i = 0; i < draws(m); i++) {
            try (PointerScope scope = new PointerScope()) {
                Tensor indices = Tensor.create(
                        Arrays.stream(sampler.sample()).asLongStream().toArray());
                long start = System.nanoTime();
                TensorVector mean = gradient.mean(indices);
                nanos += System.nanoTime() - start;
                squares.add(SampledGradient.squaredDistance(mean, full));
            }
            effort.spent(m);
        }
        return new Drawn(squares, nanos / 1e9);
    }

    /** So that the first sizes do not hold the first loading of classes and kernels. */
    private void warmUp(int n) {
        for (int i = 0; i < 20; i++) {
            try (PointerScope scope = new PointerScope()) {
                gradient.mean(Tensor.create(new long[] {i % n}));
            }
        }
    }
}
