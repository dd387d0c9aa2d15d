package dev.batchwise.advice;

import java.util.List;
import java.util.Optional;

/**
 * How the gradient of m of N examples nears that of all: its root mean square distance falls as √(tr Σ/m · (N − m)/(N − 1)), as
 * 1/√m where m is far below N, while its cost grows as m (Goodfellow, Bengio and Courville 2016, section 8.1.3).
 *
 * @param points by ascending m
 * @param slope of ln distance by ln m, if two points or more are far enough below N
 * @param interval how intervals are found
 */
public record SquareRootLaw(List<Point> points, Optional<Slope> slope, String interval) {
    /** Copies the list. */
    public SquareRootLaw {
        points = List.copyOf(points);
    }

    /**
     * One m.
     *
     * @param examples m
     * @param draws how often m examples were drawn without replacement
     * @param distance root mean square over the draws
     * @param low end of its interval
     * @param high end of its interval
     * @param predicted by tr Σ
     * @param secondsPerGradient mean over the draws
     */
    public record Point(
            int examples,
            int draws,
            double distance,
            double low,
            double high,
            double predicted,
            double secondsPerGradient) {}

    /**
     * The slope; −1/2 is expected.
     *
     * @param value by weighted least squares
     * @param low end of its interval
     * @param high end of its interval
     * @param upToExamples the largest m it is fitted to
     */
    public record Slope(double value, double low, double high, int upToExamples) {}
}
