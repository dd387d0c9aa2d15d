package dev.batchwise.schedule;

import java.util.List;

/**
 * A straight line from one value to another, which then stays: {@code linear 0.1 -> 0 over 300K}.
 *
 * @param start value at 0 examples
 * @param end value from the end of the extent on
 * @param over how long the line is
 */
public record Linear(double start, double end, Extent over) implements Schedule {
    @Override
    public double at(double examples, Horizon horizon) {
        double fraction = Ramps.fraction(examples, over, horizon);
        return start * (1 - fraction) + end * fraction;
    }

    @Override
    public long constantUntil(double examples, Horizon horizon) {
        return Ramps.constantUntil(examples, over, horizon);
    }

    @Override
    public List<Long> breaks(Horizon horizon) {
        return Ramps.breaks(over, horizon);
    }

    @Override
    public List<String> problems(Horizon horizon) {
        return Ramps.problems(over, horizon);
    }

    @Override
    public String text() {
        return "linear " + Numerals.plain(start) + " -> " + Numerals.plain(end) + Ramps.suffix(over);
    }

    @Override
    public Schedule power(double factor, double exponent) {
        return exponent == 1
                ? new Linear(Numerals.tidy(factor * start), Numerals.tidy(factor * end), over)
                : new Power(factor, this, exponent);
    }
}
