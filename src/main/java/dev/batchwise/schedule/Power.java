package dev.batchwise.schedule;

import java.util.List;

/**
 * A factor times another schedule, or divided by it, or by its square: {@code 12.8 / (cosine 0.1 over 200ep)}. This is
 * how a batch size follows a learning rate that falls smoothly.
 *
 * @param factor what is multiplied or divided
 * @param base the other schedule
 * @param exponent of the other schedule: negative where it divides, not 0
 */
public record Power(double factor, Schedule base, double exponent) implements Schedule {
    @Override
    public double at(double examples, Horizon horizon) {
        double value = base.at(examples, horizon);
        return exponent == -1 ? factor / value : factor * Math.pow(value, exponent); // dividing is much faster
    }

    @Override
    public long constantUntil(double examples, Horizon horizon) {
        return base.constantUntil(examples, horizon);
    }

    @Override
    public List<Long> breaks(Horizon horizon) {
        return base.breaks(horizon);
    }

    @Override
    public Range range(Horizon horizon) {
        return base.range(horizon).power(factor, exponent);
    }

    @Override
    public List<String> problems(Horizon horizon) {
        return base.problems(horizon);
    }

    @Override
    public String text() {
        double size = Math.abs(exponent);
        String sign = exponent < 0 ? " / (" : " * (";
        return Numerals.plain(factor) + sign + base.text() + ")" + (size == 1 ? "" : "^" + Numerals.plain(size));
    }

    /** Folds both powers into one, and drops it where the base itself is left. */
    @Override
    public Schedule power(double scale, double further) {
        double whole = Numerals.tidy(exponent * further);
        double outer = Numerals.tidy(scale * Math.pow(factor, further));
        return whole == 1 ? base.power(outer, 1) : new Power(outer, base, whole);
    }
}
