package dev.batchwise.claims;

import dev.batchwise.stats.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The mean of a quantity over seeds, in one series at one place: what a chart draws.
 *
 * @param quantity name of what was observed
 * @param series under which condition
 * @param x where along the condition; 0 where there is no such place
 * @param n seeds
 * @param mean in the quantity's base unit
 * @param low end of its 95 % Student t interval; empty for a single seed
 * @param high end of the same interval
 */
public record Point(
        String quantity, String series, double x, int n, double mean, OptionalDouble low, OptionalDouble high) {
    /** Returns the means of all that was observed: quantities and series as they first came, places ascending. */
    static List<Point> of(Observations observed) {
        List<Point> points = new ArrayList<>();
        for (Quantity quantity : observed.quantities()) {
            for (String series : observed.series(quantity)) {
                for (double x : observed.xs(quantity, series)) {
                    Finding mean = quantity.unit()
                            .within(observed.at(quantity, series, x).mean(Rule.CONFIDENCE));
                    mean.value().ifPresent(value -> points.add(of(quantity, series, x, mean, value)));
                }
            }
        }
        return points;
    }

    private static Point of(Quantity quantity, String series, double x, Finding mean, double value) {
        Optional<Interval> interval = mean.interval();
        return new Point(
                quantity.name(),
                series,
                x,
                mean.n(),
                value,
                interval.map(i -> OptionalDouble.of(i.low())).orElse(OptionalDouble.empty()),
                interval.map(i -> OptionalDouble.of(i.high())).orElse(OptionalDouble.empty()));
    }
}
