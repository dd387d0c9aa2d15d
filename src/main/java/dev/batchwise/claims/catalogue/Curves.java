package dev.batchwise.claims.catalogue;

import dev.batchwise.claims.Observations;
import dev.batchwise.claims.Quantity;
import dev.batchwise.claims.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.function.DoublePredicate;

/** Statistics of a quantity along x. */
final class Curves {
    private Curves() {}

    /** Returns the slope of ln y on ln x by least squares; not a number for fewer than two points above 0. */
    static double logLogSlope(SortedMap<Double, Double> curve) {
        List<double[]> points = new ArrayList<>();
        curve.forEach((x, y) -> {
            if (x > 0 && y > 0) {
                points.add(new double[] {Math.log(x), Math.log(y)});
            }
        });
        double meanX = points.stream().mapToDouble(p -> p[0]).average().orElse(Double.NaN);
        double meanY = points.stream().mapToDouble(p -> p[1]).average().orElse(Double.NaN);
        double spread = points.stream()
                .mapToDouble(p -> (p[0] - meanX) * (p[0] - meanX))
                .sum();
        double together = points.stream()
                .mapToDouble(p -> (p[0] - meanX) * (p[1] - meanY))
                .sum();
        return together / spread;
    }

    /** Returns, by seed, the mean over places of ln of a series: e to its power is the geometric mean. */
    static Values meanLog(Observations o, Quantity quantity, String series) {
        return o.perSeed(
                quantity,
                series,
                curve ->
                        curve.values().stream().mapToDouble(Math::log).average().orElse(Double.NaN));
    }

    /**
     * Returns, by seed, the mean over common places of ln of one series over another: e to its power is the geometric mean of the
     * ratios.
     *
     * @param where which places count
     */
    static Values meanLogRatio(Observations o, Quantity quantity, String of, String over, DoublePredicate where) {
        TreeSet<Double> places = new TreeSet<>(o.xs(quantity, of));
        places.retainAll(o.xs(quantity, over));
        places.removeIf(x -> !where.test(x));
        Values sum = Values.none();
        boolean first = true;
        for (double x : places) {
            Values ratio = o.at(quantity, of, x).over(o.at(quantity, over, x)).map(Math::log);
            sum = first ? ratio : sum.plus(ratio);
            first = false;
        }
        return places.isEmpty() ? sum : sum.times(1.0 / places.size());
    }
}
