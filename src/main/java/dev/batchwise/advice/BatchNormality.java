package dev.batchwise.advice;

import java.util.List;

/**
 * How normal averages over a batch are, and how near they come to the full gradient. Draws are independent, with replacement: the
 * examples are the population. Gradients are looked at as gᵀu along fixed directions u: random ones, along which even single
 * gradients of many weights look much like normal ones (Diaconis and Freedman 1984), and that of the full gradient, which is what
 * a step is made for. A mean of m draws has 1/√m times the skewness of one and 1/m times its excess kurtosis (central limit
 * theorem; Goodfellow, Bengio and Courville 2016, section 8.1.3).
 *
 * @param network which, and on what
 * @param directions how many random unit vectors of all weights
 * @param seed of directions and draws
 * @param traceCovariance tr Σ over the examples
 * @param gradientSquaredNorm |G|² over the examples
 * @param normalDistance Kolmogorov–Smirnov distance that as many draws of an exact normal law would have on average,
 *     √(π/2)·ln 2/√draws (Kolmogorov 1933)
 * @param points by ascending m
 */
public record BatchNormality(
        MeasuredNetwork network,
        int directions,
        long seed,
        double traceCovariance,
        double gradientSquaredNorm,
        double normalDistance,
        List<Point> points) {
    /** Copies the list. */
    public BatchNormality {
        points = List.copyOf(points);
    }

    /**
     * One batch size.
     *
     * @param examples m
     * @param draws of a batch, simulated for distances
     * @param random means over the random directions
     * @param alongGradient along G
     * @param relativeError √E|G_B − G|²/|G| = √(tr Σ/m)/|G|, exact
     * @param cosine |G|/√E|G_B|² = |G|/√(|G|² + tr Σ/m), about the mean cosine of the angle between the batch's gradient and G
     */
    public record Point(
            int examples, int draws, Shape random, Shape alongGradient, double relativeError, double cosine) {}

    /**
     * How far the law of a batch mean is from normal.
     *
     * @param skewness absolute, exact: |κ₃|/σ³/√m, by the cumulants of one draw
     * @param excessKurtosis absolute, exact: |κ₄|/σ⁴/m
     * @param distance of Kolmogorov and Smirnov of the draws to the normal law of the population's mean and σ/√m, 0..1
     */
    public record Shape(double skewness, double excessKurtosis, double distance) {}
}
