package dev.batchwise.schedule;

import java.util.List;
import java.util.stream.DoubleStream;

/**
 * Bounds on what a schedule gives within a budget.
 *
 * @param least a value it never falls below
 * @param greatest a value it never exceeds
 */
public record Range(double least, double greatest) {

    /** Returns the bounds of a schedule that is monotone between its breaks: its values at, and just before, each. */
    static Range ofPieces(Schedule schedule, Horizon horizon) {
        List<Long> breaks = schedule.breaks(horizon);
        DoubleStream places = DoubleStream.concat(
                DoubleStream.of(0, (double) horizon.budgetExamples()),
                breaks.stream().flatMapToDouble(place -> DoubleStream.of(place, Math.nextDown((double) place))));
        var values = places.map(place -> schedule.at(place, horizon)).summaryStatistics();
        return new Range(values.getMin(), values.getMax());
    }

    /** Returns the bounds lowered to a limit. */
    Range atMost(double limit) {
        return new Range(Math.min(least, limit), Math.min(greatest, limit));
    }

    /** Returns the bounds of factor × value^exponent. */
    Range power(double factor, double exponent) {
        double one = factor * Math.pow(least, exponent);
        double other = factor * Math.pow(greatest, exponent);
        return new Range(Math.min(one, other), Math.max(one, other));
    }
}
