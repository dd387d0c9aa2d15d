package dev.batchwise.noise;

import dev.batchwise.advice.CompositionNoise;
import dev.batchwise.curvature.Effort;
import dev.batchwise.data.EpochOrder;
import dev.batchwise.stats.Sample;
import dev.batchwise.study.Composition;
import dev.batchwise.torch.FlatWeights;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;

/** Cuts epochs of several orders into batches and measures how far the gradients of these are from that of all examples. */
final class CompositionScan {
    private final SampledGradient gradient;
    private final TensorVector full;
    private final GradientMoments moments;
    private final ComposedBatches.Plan plan;
    private final Effort effort;

    CompositionScan(
            SampledGradient gradient,
            FlatWeights weights,
            GradientMoments moments,
            ComposedBatches.Plan plan,
            Effort effort) {
        this.gradient = gradient;
        this.moments = moments;
        this.plan = plan;
        this.effort = effort;
        full = weights.tensors(moments.gradient());
    }

    /** Returns how many examples a scan of N takes. */
    static long cost(int count, ComposedBatches.Plan plan) {
        long sum = 0;
        for (Composition composition : plan.compositions()) {
            for (int m : plan.batchSizes()) {
                sum += (long) epochs(composition, plan) * batches(m, count, plan) * m;
            }
        }
        return sum;
    }

    /** The sequential order is the same in every epoch. */
    private static int epochs(Composition composition, ComposedBatches.Plan plan) {
        return composition == Composition.SEQUENTIAL ? 1 : plan.epochs();
    }

    private static int batches(int m, int count, ComposedBatches.Plan plan) {
        return Math.min(plan.batches(), count / m);
    }

    /**
     * Measures.
     *
     * @param orders of the examples, by composition
     */
    List<CompositionNoise.Point> scan(Function<Composition, EpochOrder> orders) {
        List<CompositionNoise.Point> points = new ArrayList<>();
        for (Composition composition : plan.compositions()) {
            EpochOrder order = orders.apply(composition);
            for (int m : plan.batchSizes()) {
                points.add(point(composition, order, m));
            }
        }
        return points;
    }

    private CompositionNoise.Point point(Composition composition, EpochOrder order, int m) {
        List<Double> epochs = new ArrayList<>();
        for (int epoch = 0; epoch < epochs(composition, plan); epoch++) {
            epochs.add(distance(order.epoch(plan.seed(), epoch), m));
        }
        Sample distances = Sample.of(epochs);
        double predicted = LawScan.predicted(moments.all().trace(), m, moments.count());
        CompositionNoise.Point point = new CompositionNoise.Point(
                composition,
                m,
                distances.n(),
                batches(m, moments.count(), plan),
                distances.mean(),
                distances.n() > 1 ? OptionalDouble.of(distances.standardError()) : OptionalDouble.empty(),
                predicted * predicted);
        effort.found(String.format(
                Locale.ROOT, "%s, m = %d: %.3g times the noise of shuffled", composition.label(), m, point.ratio()));
        return point;
    }

    /** Returns the mean squared distance over batches of one epoch. */
    private double distance(int[] epoch, int m) {
        int whole = epoch.length / m;
        int taken = batches(m, epoch.length, plan);
        double sum = 0;
        for (int k = 0; k < taken; k++) {
            int from = (int) ((long) k * whole / taken) * m;
            long[] rows = Arrays.stream(epoch, from, from + m).asLongStream().toArray();
            try (PointerScope scope = new PointerScope()) {
                sum += SampledGradient.squaredDistance(gradient.mean(Tensor.create(rows)), full);
            }
            effort.spent(m);
        }
        return sum / taken;
    }
}
