package dev.batchwise.train;

/**
 * What independent gradients at the same weights tell of the noise, both figures without bias.
 *
 * <p>g₁ and g₂ are of n examples each, drawn without replacement from N, and G_B is of the batch. With u = 1/n − 1/N,
 * E|g₁ − g₂|² = 2u·tr Σ·N/(N − 1), and every product of two of the three is |G|² on average. The products g₁·g₂ and
 * ½(g₁ + g₂)·G_B are weighted by the pairs of examples behind them, n² and 2nB, which is the least variance where noise is
 * larger than G. On g₁ and g₂ alone this is the estimator of McCandlish et al. (2018, appendix A.1) for the sizes n and 2n.
 *
 * <p>|G_B|² is left out on purpose: the examples of a batch are those that have not been shown for longest, so their gradients are
 * longer than those of the others and vary more; where learning is fast |G_B|² − tr Σ/B is several times |G|². In a product with
 * independent examples that is of second order.
 *
 * @param traceCovariance tr Σ over the N examples
 * @param squaredNorm |G|² of their mean gradient
 */
record NoiseEstimate(double traceCovariance, double squaredNorm) {
    /**
     * Squared lengths and products.
     *
     * @param first |g₁|²
     * @param second |g₂|²
     * @param product g₁·g₂
     * @param withBatch (g₁ + g₂)·G_B
     */
    record Products(double first, double second, double product, double withBatch) {}

    /**
     * Returns the estimate.
     *
     * @param half n, below N
     * @param batch B
     * @param population N
     */
    static NoiseEstimate of(Products p, int half, int batch, int population) {
        double u = 1.0 / half - 1.0 / population;
        double s = (p.first() + p.second() - 2 * p.product()) / (2 * u);
        double n = half;
        double squaredNorm = (n * p.product() + 2.0 * batch * p.withBatch() / 2) / (n + 2.0 * batch);
        return new NoiseEstimate(s * (population - 1) / population, squaredNorm);
    }

    boolean isFinite() {
        return Double.isFinite(traceCovariance) && Double.isFinite(squaredNorm);
    }
}
