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
    private static final double DEPENDENT = 1e-6; // what is left of a column that lies in the span of the others

    /**
     * Estimates the trace of a map A by Hutch++ (Meyer, Musco, Musco and Woodruff 2021, algorithm 1): with Q an orthonormal
     * basis of AS for k random sign vectors S, tr A = tr QᵀAQ + tr (I − QQᵀ)A(I − QQᵀ); the first part is computed, the second
     * estimated from k more sign vectors g as the mean of gᵀ(I − QQᵀ)A(I − QQᵀ)g. Costs 3k products and memory for k vectors.
     *
     * @param k vectors of the sketch and of the estimate, at least 2
     */
    public static TraceEstimate hutchPlusPlus(SymmetricMap map, int k, UniformRandomProvider random) {
        if (k < 2) {
            throw new IllegalArgumentException("a sketch of " + k + " vectors has no standard error");
        }
        int n = map.dimension();
        double[] product = new double[n];
        Columns sketch = sketch(map, k, random, product);
        double[] v = new double[n];
        double exact = 0;
        for (int j = 0; j < sketch.count(); j++) {
            sketch.get(j, v);
            map.apply(v, product);
            exact += Vectors.dot(v, product);
        }
        if (sketch.count() == n) {
            return new TraceEstimate(exact, 0, k + n);
        }
        double[] draws = new double[k];
        for (int j = 0; j < k; j++) {
            double[] g = Vectors.signs(n, random);
            sketch.removeFrom(g);
            map.apply(g, product);
            draws[j] = Vectors.dot(g, product);
        }
        return of(exact, draws, k + sketch.count() + k);
    }

    private static Columns sketch(SymmetricMap map, int k, UniformRandomProvider random, double[] product) {
        Columns sketch = new Columns();
        for (int j = 0; j < k && sketch.count() < product.length; j++) {
            map.apply(Vectors.signs(product.length, random), product);
            double before = Vectors.norm(product);
            sketch.removeFrom(product);
            if (Vectors.norm(product) > DEPENDENT * before) {
                sketch.add(Vectors.normalized(product));
            }
        }
        return sketch;
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
