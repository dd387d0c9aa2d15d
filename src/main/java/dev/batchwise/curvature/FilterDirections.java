package dev.batchwise.curvature;

import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.NormalizedGaussianSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/**
 * Random directions in the space of weights that are filter-normalized (Li et al. 2018): Gaussian, and in each filter, a row of
 * a tensor of two or more dimensions, scaled to the length of the weights there. One-dimensional tensors, biases and batch
 * norm, have no part in them. Rescaled ReLU layers so have rescaled directions, and the same loss along them.
 */
final class FilterDirections {
    private FilterDirections() {}

    /**
     * Draws a direction.
     *
     * @param x the weights, flat
     * @param shapes of the tensors that x is made of, in order
     */
    static double[] draw(double[] x, List<long[]> shapes, UniformRandomProvider random) {
        NormalizedGaussianSampler normal = ZigguratSampler.NormalizedGaussian.of(random);
        double[] direction = new double[x.length];
        int first = 0;
        for (long[] shape : shapes) {
            int size = 1;
            for (long side : shape) {
                size *= (int) side;
            }
            if (shape.length > 1) {
                int filter = size / (int) shape[0];
                for (int from = first; from < first + size; from += filter) {
                    fill(direction, x, from, from + filter, normal);
                }
            }
            first += size;
        }
        return direction;
    }

    private static void fill(double[] direction, double[] x, int from, int to, NormalizedGaussianSampler normal) {
        double length = 0;
        double wanted = 0;
        for (int i = from; i < to; i++) {
            direction[i] = normal.sample();
            length += direction[i] * direction[i];
            wanted += x[i] * x[i];
        }
        double factor = Math.sqrt(wanted / length);
        for (int i = from; i < to; i++) {
            direction[i] *= factor;
        }
    }
}
