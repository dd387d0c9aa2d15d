package dev.batchwise.stats;

import java.util.Optional;

/**
 * A line y = a + b·x with a, b ≥ 0 through positive values that span orders of magnitude, each of which counts by its relative
 * deviation: it minimizes Σ|1 − (a + b·xᵢ)/yᵢ| (least absolute deviations, Boscovich 1757, with weights 1/yᵢ). A few values
 * that no line could meet do not move it.
 *
 * @param intercept a ≥ 0, in units of y
 * @param slope b ≥ 0, in units of y per unit of x
 */
public record RelativeLine(double intercept, double slope) {

    /**
     * Returns the line. The sum is convex and linear between the places where a deviation or a coefficient is 0, so some line
     * through two of the points, or through one and with a = 0 or b = 0, is the least: all of them are tried, n³ operations.
     *
     * @param x positive, at least two different ones; else empty
     * @param y positive, as many
     */
    public static Optional<RelativeLine> fit(double[] x, double[] y) {
        Optional<RelativeLine> best = Optional.empty();
        double least = Double.POSITIVE_INFINITY;
        boolean different = false;
        for (int i = 0; i < x.length; i++) {
            for (int j = 0; j <= i; j++) {
                different |= x[i] != x[j];
                for (RelativeLine line : candidates(x, y, i, j)) {
                    double sum = line.deviation(x, y);
                    if (line.intercept >= 0 && line.slope >= 0 && sum < least) {
                        least = sum;
                        best = Optional.of(line);
                    }
                }
            }
        }
        return different ? best : Optional.empty();
    }

    /** A pair gives the line through both; a point and itself the two in which a coefficient is 0. */
    private static RelativeLine[] candidates(double[] x, double[] y, int i, int j) {
        if (i == j) {
            return new RelativeLine[] {new RelativeLine(0, y[i] / x[i]), new RelativeLine(y[i], 0)};
        }
        if (x[i] == x[j]) {
            return new RelativeLine[0];
        }
        double slope = (y[i] - y[j]) / (x[i] - x[j]);
        return new RelativeLine[] {new RelativeLine(y[i] - slope * x[i], slope)};
    }

    private double deviation(double[] x, double[] y) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += Math.abs(1 - at(x[i]) / y[i]);
        }
        return sum;
    }

    /** Returns a + b·x. */
    public double at(double x) {
        return intercept + slope * x;
    }

    /** Returns the largest |1 − (a + b·xᵢ)/yᵢ|. */
    public double worst(double[] x, double[] y) {
        double worst = 0;
        for (int i = 0; i < x.length; i++) {
            worst = Math.max(worst, Math.abs(1 - at(x[i]) / y[i]));
        }
        return worst;
    }
}
