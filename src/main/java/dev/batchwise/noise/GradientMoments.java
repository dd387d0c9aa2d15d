package dev.batchwise.noise;

import dev.batchwise.curvature.Effort;
import dev.batchwise.data.ExampleStream;
import dev.batchwise.spectrum.Columns;
import dev.batchwise.spectrum.Vectors;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;

/**
 * First and second moments of the per-example gradients of N examples, in K random blocks of as equal size as can be: so that each
 * block can be left out. Memory is K floats a weight.
 */
final class GradientMoments {
    private static final int MOST_BLOCKS = 20;

    private final double[] gradient;
    private final List<Block> blocks;

    private GradientMoments(double[] gradient, List<Block> blocks) {
        this.gradient = gradient;
        this.blocks = blocks;
    }

    /**
     * A block of examples; its sum of gradients is s.
     *
     * @param count of examples
     * @param squares sum of |g|²
     * @param squaredSum |s|²
     * @param withTotal s·Σg over all examples
     */
    record Block(int count, double squares, double squaredSum, double withTotal) {}

    /**
     * Returns the moments; costs one pass.
     *
     * @param count N, at least 1
     * @param dimension number of weights
     * @param seed of the blocks
     */
    static GradientMoments of(ExampleGradients gradients, int count, int dimension, long seed, Effort effort) {
        int k = Math.min(MOST_BLOCKS, count);
        ExampleStream order = new ExampleStream(count, seed);
        double[] total = new double[dimension];
        double[] squares = new double[k];
        int[] counts = new int[k];
        Columns sums = new Columns();
        double[] sum = new double[dimension];
        for (int b = 0; b < k; b++) {
            counts[b] = (int) ((long) count * (b + 1) / k - (long) count * b / k);
            Arrays.fill(sum, 0);
            squares[b] = sumOf(gradients, order, counts[b], sum, effort);
            sums.add(sum);
            for (int i = 0; i < dimension; i++) {
                total[i] += sum[i];
            }
        }
        List<Block> blocks = new ArrayList<>();
        for (int b = 0; b < k; b++) {
            double withTotal = sums.dot(b, total);
            sums.get(b, sum);
            blocks.add(new Block(counts[b], squares[b], Vectors.dot(sum, sum), withTotal));
        }
        Vectors.scale(total, 1.0 / count);
        return new GradientMoments(total, blocks);
    }

    private static double sumOf(
            ExampleGradients gradients, ExampleStream order, int count, double[] sum, Effort effort) {
        double squares = 0;
        for (int first = 0; first < count; first += gradients.piece()) {
            int size = Math.min(gradients.piece(), count - first);
            long[] drawn = new long[size];
            order.next(drawn, size);
            try (PointerScope scope = new PointerScope()) {
                squares += gradients.add(Tensor.create(drawn), sum);
            }
            effort.spent(size);
        }
        return squares;
    }

    /** Returns the mean gradient of all, in the order of the weights. */
    double[] gradient() {
        return gradient.clone();
    }

    /** Returns K. */
    int blocks() {
        return blocks.size();
    }

    /** Returns N. */
    int count() {
        return blocks.stream().mapToInt(Block::count).sum();
    }

    /** Returns the statistics of all examples. */
    Statistics all() {
        double squares = blocks.stream().mapToDouble(Block::squares).sum();
        return new Statistics(count(), squares / count(), Vectors.dot(gradient, gradient));
    }

    /** Returns the statistics without each block in turn: |S − s|² = |S|² − 2S·s + |s|². */
    List<Statistics> without() {
        Statistics all = all();
        double n = all.count();
        return blocks.stream()
                .map(b -> {
                    double left = n - b.count();
                    double squaredSum = n * n * all.gradientSquaredNorm() - 2 * b.withTotal() + b.squaredSum();
                    return new Statistics(
                            n - b.count(),
                            (n * all.meanSquare() - b.squares()) / left,
                            Math.max(0, squaredSum) / (left * left));
                })
                .toList();
    }

    /**
     * What follows from some examples.
     *
     * @param count n of them
     * @param meanSquare mean of |g|²
     * @param gradientSquaredNorm |G|², of their mean
     */
    record Statistics(double count, double meanSquare, double gradientSquaredNorm) {
        /** Returns tr Σ over these examples as the population. */
        double trace() {
            return Math.max(0, meanSquare - gradientSquaredNorm);
        }

        /** Returns the unbiased estimate of tr Σ, tr Σ·n/(n − 1). */
        double unbiasedTrace() {
            return trace() * count / (count - 1);
        }

        /** Returns the unbiased estimate of |G|². */
        double unbiasedSquaredNorm() {
            return gradientSquaredNorm - unbiasedTrace() / count;
        }
    }
}
