package dev.batchwise.claims.catalogue;

import dev.batchwise.stats.RankCorrelation;
import dev.batchwise.stats.SquaresLine;
import java.util.List;
import java.util.SortedMap;

/** How a curve along x goes, in a number. */
final class Trends {
    private Trends() {}

    /** Returns the slope of ln y against ln x by least squares; NaN where x or y is not positive, or x the same everywhere. */
    static double logLogSlope(SortedMap<Double, Double> curve) {
        double[] x = curve.keySet().stream().mapToDouble(Math::log).toArray();
        double[] y = curve.values().stream().mapToDouble(Math::log).toArray();
        return SquaresLine.fit(x, y).map(SquaresLine::slope).orElse(Double.NaN);
    }

    /** Returns Spearman's rank correlation of x and y; NaN for fewer than two points, or where all y are equal. */
    static double rankCorrelation(SortedMap<Double, Double> curve) {
        return RankCorrelation.of(List.copyOf(curve.keySet()), List.copyOf(curve.values()))
                .rho()
                .orElse(Double.NaN);
    }
}
