package dev.batchwise.claims.catalogue;

import dev.batchwise.claims.Finding;
import dev.batchwise.claims.Observations;
import dev.batchwise.claims.Quantity;
import dev.batchwise.claims.Values;
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

    /** Returns the mean over seeds of the rank correlation of x and y; the spread is at least one step of that statistic. */
    static Finding rankCorrelation(Observations o, Quantity quantity, String series, double confidence) {
        int places = o.xs(quantity, series).size();
        double step = 12.0 / ((double) places * places * places - places); // 6 Σd²/(n³ − n), and Σd² is even
        Values each = o.perSeed(quantity, series, Trends::rankCorrelation);
        return new Values(each.bySeed(), places < 2 ? 0 : step).mean(confidence).within(-1, 1);
    }

    /** Returns Spearman's rank correlation of x and y; NaN for fewer than two points, or where all y are equal. */
    private static double rankCorrelation(SortedMap<Double, Double> curve) {
        return RankCorrelation.of(List.copyOf(curve.keySet()), List.copyOf(curve.values()))
                .rho()
                .orElse(Double.NaN);
    }
}
