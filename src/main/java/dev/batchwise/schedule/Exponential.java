package dev.batchwise.schedule;

import java.util.List;

/**
 * Growth or decay by the same factor in every stretch, smooth within it: {@code exp 0.1 x0.5 every 10ep} is
 * 0.1 · 0.5^(examples / 10 ep).
 *
 * @param start value at 0 examples
 * @param factor of one stretch; need not be whole
 * @param every length of a stretch
 */
public record Exponential(double start, double factor, Extent every) implements Schedule {
    @Override
    public double at(double examples, Horizon horizon) {
        return start * Math.pow(factor, examples / every.examples(horizon));
    }

    @Override
    public long constantUntil(double examples, Horizon horizon) {
        return (long) examples;
    }

    @Override
    public List<Long> breaks(Horizon horizon) {
        return List.of();
    }

    @Override
    public List<String> problems(Horizon horizon) {
        return Ramps.problems(every, horizon);
    }

    @Override
    public String text() {
        return "exp " + Numerals.plain(start) + " x" + Numerals.plain(factor) + " every " + every.text();
    }

    @Override
    public Schedule power(double scale, double exponent) {
        double grown = Numerals.tidy(Math.pow(factor, exponent));
        double first = Numerals.tidy(scale * Math.pow(start, exponent));
        boolean written = grown > 0 && Math.max(first, grown) <= Double.MAX_VALUE; // else a double cannot hold it
        return written ? new Exponential(first, grown, every) : new Power(scale, this, exponent);
    }
}
