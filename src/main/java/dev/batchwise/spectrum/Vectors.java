package dev.batchwise.spectrum;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/** Sums, scalings and random draws of vectors. */
public final class Vectors {
    private Vectors() {}

    /** Returns the scalar product, summed in four strands. */
    public static double dot(double[] a, double[] b) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int i = 0;
        for (; i + 3 < a.length; i += 4) {
            s0 += a[i] * b[i];
            s1 += a[i + 1] * b[i + 1];
            s2 += a[i + 2] * b[i + 2];
            s3 += a[i + 3] * b[i + 3];
        }
        for (; i < a.length; i++) {
            s0 += a[i] * b[i];
        }
        return (s0 + s1) + (s2 + s3);
    }

    /** Returns the Euclidean norm. */
    public static double norm(double[] v) {
        return Math.sqrt(dot(v, v));
    }

    /** Multiplies v by a factor in place. */
    public static void scale(double[] v, double factor) {
        for (int i = 0; i < v.length; i++) {
            v[i] *= factor;
        }
    }

    /** Returns n independent draws of N(0, 1). */
    public static double[] gaussian(int n, UniformRandomProvider random) {
        return ZigguratSampler.NormalizedGaussian.of(random).samples(n).toArray();
    }

    /** Returns n independent draws of −1 and 1. */
    public static double[] signs(int n, UniformRandomProvider random) {
        double[] v = new double[n];
        Arrays.setAll(v, i -> random.nextBoolean() ? 1 : -1);
        return v;
    }

    /** Returns v scaled to length 1, in place. */
    public static double[] normalized(double[] v) {
        scale(v, 1 / norm(v));
        return v;
    }
}
