package dev.batchwise.claims;

import dev.batchwise.stats.Interval;
import java.util.OptionalDouble;

/**
 * A part of a claim with what was found.
 *
 * @param statistic in words
 * @param unit of it
 * @param criterion it was judged by
 * @param value estimate, if there is one
 * @param low end of its interval, if anything bounds it
 * @param high end of its interval, if anything bounds it
 * @param n independent values behind it; 0 if it is exact
 * @param judgement of this part
 * @param missing why there is no value; empty if there is one
 */
public record Effect(
        String statistic,
        Unit unit,
        Criterion criterion,
        OptionalDouble value,
        OptionalDouble low,
        OptionalDouble high,
        int n,
        Judgement judgement,
        String missing) {

    static Effect of(Part part, Finding found) {
        return new Effect(
                part.statistic(),
                part.unit(),
                part.criterion(),
                found.value(),
                end(found.interval().map(Interval::low)),
                end(found.interval().map(Interval::high)),
                found.n(),
                found.interval().map(part.criterion()::of).orElse(Judgement.INCONCLUSIVE),
                found.missing());
    }

    private static OptionalDouble end(java.util.Optional<Double> end) {
        return end.filter(Double::isFinite).map(OptionalDouble::of).orElse(OptionalDouble.empty());
    }

    /** Returns the figure with its interval in words, or why there is none. */
    public String found() {
        if (value.isEmpty()) {
            return "not known: " + missing;
        }
        String estimate = unit.text(value.getAsDouble());
        if (low.isEmpty() && high.isEmpty()) {
            return estimate + ", without an interval (n = " + n + ")";
        }
        return n == 0
                ? estimate
                : estimate + " [" + unit.number(low.orElse(Double.NEGATIVE_INFINITY)) + ", "
                        + unit.number(high.orElse(Double.POSITIVE_INFINITY)) + "], n = " + n;
    }
}
