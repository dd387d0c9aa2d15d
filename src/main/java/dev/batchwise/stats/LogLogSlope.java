package dev.batchwise.stats;

import java.util.List;
import java.util.Optional;

/**
 * The slope of a power law, ln y = c + s·ln x, by least squares weighted with the inverse variances of ln y, which are known from
 * replicates: s has variance 1/Σw(ln x − mean)². Student's t with the replicates' degrees of freedom.
 *
 * @param value s
 * @param interval of s
 */
public record LogLogSlope(double value, Interval interval) {
    /**
     * A measured point.
     *
     * @param x above 0
     * @param y above 0
     * @param relativeError standard error of ln y, above 0
     * @param replicates behind it, at least 2
     */
    public record Point(double x, double y, double relativeError, int replicates) {}

    /** Returns the slope; empty for fewer than two points. */
    public static Optional<LogLogSlope> of(List<Point> points, double confidence) {
        if (points.size() < 2) {
            return Optional.empty();
        }
        double weights = 0;
        double meanX = 0;
        double meanY = 0;
        int freedom = 0;
        for (Point p : points) {
            double w = weight(p);
            weights += w;
            meanX += w * Math.log(p.x());
            meanY += w * Math.log(p.y());
            freedom += p.replicates() - 1;
        }
        double spread = 0;
        double together = 0;
        for (Point p : points) {
            double x = Math.log(p.x()) - meanX / weights;
            spread += weight(p) * x * x;
            together += weight(p) * x * (Math.log(p.y()) - meanY / weights);
        }
        double slope = together / spread;
        double half = StudentT.critical((1 - confidence) / 2, freedom) / Math.sqrt(spread);
        return Optional.of(new LogLogSlope(slope, Interval.around(slope, half)));
    }

    private static double weight(Point p) {
        return 1 / (p.relativeError() * p.relativeError());
    }
}
