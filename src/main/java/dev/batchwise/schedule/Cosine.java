package dev.batchwise.schedule;

import java.util.List;

/**
 * Half a cosine from one value to another, which then stays: {@code cosine 0.1 over 5ep} (Loshchilov and Hutter 2017,
 * without restarts). With t the part that is over, the value is end + (start − end)(1 + cos πt)/2.
 *
 * @param start value at 0 examples
 * @param end value from the end of the extent on; 0 if not written
 * @param over how long it runs
 */
public record Cosine(double start, double end, Extent over) implements Schedule {
    @Override
    public double at(double examples, Horizon horizon) {
        double factor = (1 + Math.cos(Math.PI * Ramps.fraction(examples, over, horizon))) / 2;
        return start * factor + end * (1 - factor);
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
        String arrow = end == 0 ? "" : " -> " + Numerals.plain(end);
        return "cosine " + Numerals.plain(start) + arrow + Ramps.suffix(over);
    }

    @Override
    public Schedule power(double factor, double exponent) {
        return exponent == 1
                ? new Cosine(Numerals.tidy(factor * start), Numerals.tidy(factor * end), over)
                : new Power(factor, this, exponent);
    }
}
