package dev.batchwise.stats;

import java.util.Arrays;
import java.util.Optional;

/**
 * A line y = a + b·x by ordinary least squares.
 *
 * @param intercept a, in units of y
 * @param slope b, in units of y per unit of x
 * @param r2 1 − Σ(yᵢ − a − b·xᵢ)²/Σ(yᵢ − ȳ)², at most 1; 1 where all y are equal
 */
public record SquaresLine(double intercept, double slope, double r2) {

    /**
     * Returns the line.
     *
     * @param x at least two different ones; else empty
     * @param y as many
     */
    public static Optional<SquaresLine> fit(double[] x, double[] y) {
        double meanX = Arrays.stream(x).average().orElse(0);
        double meanY = Arrays.stream(y).average().orElse(0);
        double xx = 0;
        double xy = 0;
        double yy = 0;
        for (int i = 0; i < x.length; i++) {
            xx += (x[i] - meanX) * (x[i] - meanX);
            xy += (x[i] - meanX) * (y[i] - meanY);
            yy += (y[i] - meanY) * (y[i] - meanY);
        }
        if (xx == 0) {
            return Optional.empty();
        }
        double slope = xy / xx;
        double r2 = yy == 0 ? 1 : slope * xy / yy; // explained over total squares
        return Optional.of(new SquaresLine(meanY - slope * meanX, slope, r2));
    }

    /** Returns a + b·x. */
    public double at(double x) {
        return intercept + slope * x;
    }
}
