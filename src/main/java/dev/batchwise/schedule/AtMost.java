package dev.batchwise.schedule;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * Another schedule with its values cut off above: {@code at most 5120, exp 128 x2 every 10ep}.
 *
 * @param limit largest value given
 * @param of what is limited
 */
public record AtMost(double limit, Schedule of) implements Schedule {
    @Override
    public double at(double examples, Horizon horizon) {
        return Math.min(limit, of.at(examples, horizon));
    }

    @Override
    public long constantUntil(double examples, Horizon horizon) {
        return of.constantUntil(examples, horizon);
    }

    /** Returns the breaks of the limited schedule and the places where it crosses the limit, found by bisection. */
    @Override
    public List<Long> breaks(Horizon horizon) {
        List<Long> ends = new ArrayList<>(of.breaks(horizon));
        ends.add(horizon.budgetExamples());
        List<Long> breaks = new ArrayList<>();
        long from = 0;
        for (long to : ends) {
            crossing(from, to, horizon).ifPresent(breaks::add);
            breaks.add(to);
            from = to;
        }
        breaks.remove(breaks.size() - 1);
        return breaks;
    }

    private OptionalLong crossing(long from, long to, Horizon horizon) {
        boolean above = above(from, horizon);
        long last = to - 1;
        if (above(last, horizon) == above) {
            return OptionalLong.empty();
        }
        long first = from;
        while (last - first > 1) {
            long middle = (first + last) >>> 1;
            if (above(middle, horizon) == above) {
                first = middle;
            } else {
                last = middle;
            }
        }
        return OptionalLong.of(last);
    }

    private boolean above(long examples, Horizon horizon) {
        return of.at((double) examples, horizon) >= limit;
    }

    @Override
    public Range range(Horizon horizon) {
        return of.range(horizon).atMost(limit);
    }

    @Override
    public List<String> problems(Horizon horizon) {
        return of.problems(horizon);
    }

    @Override
    public String text() {
        return "at most " + Numerals.plain(limit) + ", " + of.text();
    }

    @Override
    public Schedule power(double factor, double exponent) {
        return exponent > 0
                ? new AtMost(Numerals.tidy(factor * Math.pow(limit, exponent)), of.power(factor, exponent))
                : new Power(factor, this, exponent);
    }

    @Override
    public Schedule atMost(double other) {
        return other >= limit ? this : new AtMost(other, of);
    }
}
