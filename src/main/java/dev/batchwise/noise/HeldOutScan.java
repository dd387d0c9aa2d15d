package dev.batchwise.noise;

import dev.batchwise.advice.HeldOutLaw;
import dev.batchwise.curvature.Effort;
import dev.batchwise.data.ExampleStream;
import dev.batchwise.stats.Sample;
import dev.batchwise.torch.FlatWeights;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;

/** Measures how far the gradients of disjoint sets of N training examples are from a held-out one, N doubling up to all. */
final class HeldOutScan {
    private static final int BLOCKS = 32;

    private final SampledGradient gradient;
    private final FlatWeights weights;
    private final GradientMoments train;
    private final HeldOutGradient.Plan plan;
    private final Effort effort;

    HeldOutScan(
            SampledGradient gradient,
            FlatWeights weights,
            GradientMoments train,
            HeldOutGradient.Plan plan,
            Effort effort) {
        this.gradient = gradient;
        this.weights = weights;
        this.train = train;
        this.plan = plan;
        this.effort = effort;
    }

    /**
     * What was found.
     *
     * @param points by ascending N
     * @param squaredCovarianceTrace tr Σ², if there are four training examples or more
     */
    record Found(List<HeldOutLaw.Point> points, OptionalDouble squaredCovarianceTrace) {}

    /** Returns the values of N for so many training examples. */
    static List<Integer> sizes(int count, HeldOutGradient.Plan plan) {
        List<Integer> sizes = new ArrayList<>();
        for (long n = plan.smallest(); n < count; n *= 2) {
            sizes.add((int) n);
        }
        sizes.add(count);
        return sizes;
    }

    /** Returns how many disjoint sets of N of so many examples are taken. */
    static int draws(int n, int count, HeldOutGradient.Plan plan) {
        return Math.min(plan.draws(), count / n);
    }

    /** Returns how many examples a scan takes. */
    static long cost(int count, HeldOutGradient.Plan plan) {
        int blocks = Math.min(BLOCKS, count);
        long squared = (long) count / blocks * blocks;
        return squared
                + sizes(count, plan).stream()
                        .mapToLong(n -> (long) n * draws(n, count, plan))
                        .sum();
    }

    /** Returns tr Σ·(1/N + 1/M). */
    static double predicted(double trace, int n, int m) {
        return trace * (1.0 / n + 1.0 / m);
    }

    /** Returns √(2 tr Σ²·(1/(DN²) + 2/(DNM) + 1/M²)). */
    static double deviation(double squaredCovarianceTrace, int n, int m, int draws) {
        double d = draws;
        double spread = 1 / (d * n * n) + 2 / (d * n * m) + 1.0 / m / m;
        return Math.sqrt(2 * squaredCovarianceTrace * spread);
    }

    /** Measures the distances to the mean gradient of other examples. */
    Found against(GradientMoments heldOut) {
        int count = train.count();
        TensorVector goal = weights.tensors(heldOut.gradient());
        List<HeldOutLaw.Point> points = new ArrayList<>();
        OptionalDouble square = squaredCovarianceTrace();
        for (int n : sizes(count, plan)) {
            points.add(point(n, Sample.of(distances(n, goal)), heldOut.count(), square));
        }
        return new Found(points, square);
    }

    private List<Double> distances(int n, TensorVector goal) {
        List<Double> distances = new ArrayList<>();
        disjoint(n, draws(n, train.count(), plan), mean -> distances.add(SampledGradient.squaredDistance(mean, goal)));
        return distances;
    }

    /** Returns tr Σ² from all training examples in {@value #BLOCKS} blocks; the draws of a few N would be too few. */
    private OptionalDouble squaredCovarianceTrace() {
        int blocks = Math.min(BLOCKS, train.count());
        CovarianceSquare square = new CovarianceSquare(train.count() / blocks);
        disjoint(square.examples(), blocks, mean -> {
            double[] flat = new double[weights.count()];
            weights.accumulate(mean, 1, flat);
            square.add(flat);
        });
        return square.trace();
    }

    /** Takes the mean gradients of so many disjoint sets of n training examples. */
    private void disjoint(int n, int sets, Consumer<TensorVector> taker) {
        ExampleStream order = new ExampleStream(train.count(), plan.seed() + n);
        long[] drawn = new long[n];
        for (int set = 0; set < sets; set++) {
            order.next(drawn, n);
            try (PointerScope scope = new PointerScope()) {
                taker.accept(gradient.mean(Tensor.create(drawn)));
            }
            effort.spent(n);
        }
    }

    private HeldOutLaw.Point point(int n, Sample distances, int m, OptionalDouble square) {
        double predicted = predicted(train.all().unbiasedTrace(), n, m);
        effort.found(String.format(
                Locale.ROOT, "N = %d: mean squared distance %.4g, predicted %.4g", n, distances.mean(), predicted));
        return new HeldOutLaw.Point(
                n,
                distances.n(),
                distances.mean(),
                distances.n() > 1 ? OptionalDouble.of(distances.standardError()) : OptionalDouble.empty(),
                predicted,
                square.isPresent()
                        ? OptionalDouble.of(deviation(square.getAsDouble(), n, m, distances.n()))
                        : OptionalDouble.empty());
    }
}
