package dev.batchwise.schedule;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Another schedule, approached on a straight line at first: {@code warmup 5ep, 0.1 @0, 0.02 @60ep}. With t the part of
 * the warm-up that is over and r = from / first value, the value is multiplied by r·(1 − t) + t (gradual warm-up, Goyal
 * et al. 2017). Nothing is shifted: 60ep in the schedule behind it still means 60 epochs from the start.
 *
 * @param over length of the warm-up
 * @param from value at 0 examples; 0 if not written
 * @param then what is warmed up to
 */
public record WarmUp(Extent over, double from, Schedule then) implements Schedule {
    @Override
    public double at(double examples, Horizon horizon) {
        double fraction = Ramps.fraction(examples, over, horizon);
        double factor = firstFactor(horizon) * (1 - fraction) + fraction;
        return then.at(examples, horizon) * factor;
    }

    private double firstFactor(Horizon horizon) {
        return from == 0 ? 0 : from / then.at(0, horizon);
    }

    @Override
    public long constantUntil(double examples, Horizon horizon) {
        return examples < over.examples(horizon) ? (long) examples : then.constantUntil(examples, horizon);
    }

    @Override
    public List<Long> breaks(Horizon horizon) {
        return Stream.concat(Ramps.breaks(over, horizon).stream(), then.breaks(horizon).stream())
                .sorted()
                .distinct()
                .toList();
    }

    @Override
    public Range range(Horizon horizon) {
        Range range = then.range(horizon);
        double factor = firstFactor(horizon);
        return new Range(Math.min(1, factor) * range.least(), Math.max(1, factor) * range.greatest());
    }

    @Override
    public List<String> problems(Horizon horizon) {
        List<String> problems = new ArrayList<>(Ramps.problems(over, horizon));
        problems.addAll(then.problems(horizon));
        if (problems.isEmpty() && from > 0 && !(then.at(0, horizon) > 0)) {
            problems.add(
                    "warms up from " + Numerals.plain(from) + " to a schedule that starts at 0; leave the warm-up out");
        }
        return problems;
    }

    @Override
    public String text() {
        String start = from == 0 ? "" : " from " + Numerals.plain(from);
        return "warmup " + over.text() + start + ", " + then.text();
    }

    @Override
    public Schedule power(double factor, double exponent) {
        return exponent == 1
                ? new WarmUp(over, Numerals.tidy(factor * from), then.power(factor, 1))
                : new Power(factor, this, exponent);
    }
}
