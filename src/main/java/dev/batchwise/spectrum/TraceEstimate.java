package dev.batchwise.spectrum;

import org.apache.commons.rng.UniformRandomProvider;

/**
 * A trace estimated from products.
 *
 * @param value the estimate, unbiased
 * @param standardError of the estimate, from the spread of its random part given the sketch; 0 where the sketch spans everything
 * @param products made
 */
public record TraceEstimate(double value, double standardError, int products) {
    /**
     * Estimates the trace of a map A by Hutch++ (Meyer, Musco, Musco and Woodruff 2021, algorithm 1): with Q an orthonormal
     * basis of AS for k random sign vectors S, tr A = tr QᵀAQ + tr (I − QQᵀ)A(I − QQᵀ); the first part is computed, the second
     * estimated from k more sign vectors g as the mean of gᵀ(I − QQᵀ)A(I − QQᵀ)g. Costs 3k products and memory for k vectors.
     *
     * @param k vectors of the sketch and of the estimate, at least 2
     */
    public static TraceEstimate hutchPlusPlus(SymmetricMap map, int k, UniformRandomProvider random) {
        return hutchPlusPlus(map, Sketch.of(map, k, random), k, random);
    }

    /**
     * Estimates the trace with a sketch that was made before.
     *
     * @param k vectors of the estimate, at least 2
     */
    public static TraceEstimate hutchPlusPlus(SymmetricMap map, Sketch sketch, int k, UniformRandomProvider random) {
        if (k < 2) {
            throw new IllegalArgumentException("an estimate from " + k + " vectors has no standard error");
        }
        int n = map.dimension();
        if (sketch.order() == n) {
            return new TraceEstimate(sketch.trace(), 0, sketch.products());
        }
        double[] product = new double[n];
        double[] draws = new double[k];
        for (int j = 0; j < k; j++) {
            double[] g = Vectors.signs(n, random);
            sketch.removeFrom(g);
            map.apply(g, product);
            draws[j] = Vectors.dot(g, product);
        }
        return of(sketch.trace(), draws, sketch.products() + k);
    }

    private static TraceEstimate of(double exact, double[] draws, int products) {
        int k = draws.length;
        double mean = 0;
        for (double draw : draws) {
            mean += draw / k;
        }
        double squares = 0;
        for (double draw : draws) {
            squares += (draw - mean) * (draw - mean);
        }
        return new TraceEstimate(exact + mean, Math.sqrt(squares / (k - 1) / k), products);
    }
}
