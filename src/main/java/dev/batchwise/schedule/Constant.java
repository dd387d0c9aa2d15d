package dev.batchwise.schedule;

import java.util.List;

/**
 * One value throughout: {@code 0.1}.
 *
 * @param value at least 0
 */
public record Constant(double value) implements Schedule {
    @Override
    public double at(double examples, Horizon horizon) {
        return value;
    }

    @Override
    public long constantUntil(double examples, Horizon horizon) {
        return Long.MAX_VALUE;
    }

    @Override
    public List<Long> breaks(Horizon horizon) {
        return List.of();
    }

    @Override
    public String text() {
        return Numerals.plain(value);
    }

    @Override
    public Schedule power(double factor, double exponent) {
        return new Constant(Numerals.tidy(factor * Math.pow(value, exponent)));
    }

    @Override
    public Schedule atMost(double limit) {
        return new Constant(Math.min(value, limit));
    }
}
