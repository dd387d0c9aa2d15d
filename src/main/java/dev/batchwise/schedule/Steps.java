package dev.batchwise.schedule;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Collectors;

/**
 * Values that hold from given positions on: {@code 0.1 @0, 0.02 @60ep}. The example at a position has the new value.
 *
 * @param steps ascending; the first starts at 0
 */
public record Steps(List<Step> steps) implements Schedule {

    /**
     * A value and where it begins.
     *
     * @param value at least 0; need not be whole for a batch size, which is rounded when it is used
     * @param from its first example
     */
    public record Step(double value, Extent from) {}

    /** Copies the list. */
    public Steps {
        steps = List.copyOf(steps);
        if (steps.isEmpty()) {
            throw new IllegalArgumentException("a step schedule needs at least one step");
        }
    }

    /** Returns the schedule with equal neighbours made one: a {@link Constant} if only one value is left. */
    static Schedule merged(List<Step> steps) {
        List<Step> kept = new ArrayList<>();
        for (Step step : steps) {
            if (kept.isEmpty() || kept.get(kept.size() - 1).value() != step.value()) {
                kept.add(step);
            }
        }
        return kept.size() == 1 ? new Constant(kept.get(0).value()) : new Steps(kept);
    }

    @Override
    public double at(double examples, Horizon horizon) {
        double value = steps.get(0).value();
        for (Step step : steps) {
            if (step.from().examples(horizon) > examples) {
                return value;
            }
            value = step.value();
        }
        return value;
    }

    @Override
    public long constantUntil(double examples, Horizon horizon) {
        for (Step step : steps) {
            long from = step.from().examples(horizon);
            if (from > examples) {
                return from;
            }
        }
        return Long.MAX_VALUE;
    }

    @Override
    public List<Long> breaks(Horizon horizon) {
        return steps.stream()
                .map(step -> step.from().examples(horizon))
                .filter(from -> from > 0 && from < horizon.budgetExamples())
                .toList();
    }

    @Override
    public List<String> problems(Horizon horizon) {
        List<String> problems = new ArrayList<>();
        if (steps.get(0).from().examples(horizon) != 0) {
            problems.add("starts at " + steps.get(0).from().text() + "; let the first step start @0");
        }
        for (int i = 1; i < steps.size(); i++) {
            Extent from = steps.get(i).from();
            Extent before = steps.get(i - 1).from();
            if (from.examples(horizon) <= before.examples(horizon)) {
                problems.add("goes back: @" + from.text() + " is example " + from.examples(horizon)
                        + ", not after @" + before.text() + ", which is example " + before.examples(horizon)
                        + "; put the steps in the order of their examples");
            }
        }
        return problems;
    }

    @Override
    public String text() {
        return steps.stream()
                .map(step -> Numerals.plain(step.value()) + " @" + step.from().text())
                .collect(Collectors.joining(", "));
    }

    @Override
    public Schedule power(double factor, double exponent) {
        return mapped(value -> Numerals.tidy(factor * Math.pow(value, exponent)));
    }

    @Override
    public Schedule atMost(double limit) {
        return mapped(value -> Math.min(value, limit));
    }

    private Schedule mapped(DoubleUnaryOperator change) {
        return merged(steps.stream()
                .map(step -> new Step(change.applyAsDouble(step.value()), step.from()))
                .toList());
    }
}
