package dev.batchwise.schedule;

import dev.batchwise.study.UsageException;
import java.util.List;
import java.util.TreeMap;

/** Schedules multiplied, where the product has a shape of its own. */
final class Products {
    private Products() {}

    /**
     * Returns the schedule that is everywhere the product of two.
     *
     * @param plan where they come from: its horizon counts, and it is named if there is no such schedule
     * @throws UsageException if both change and one of them does so smoothly
     */
    static Schedule of(Schedule one, Schedule other, Plan plan) {
        if (one instanceof Constant constant) {
            return other.power(constant.value(), 1);
        }
        if (other instanceof Constant constant) {
            return one.power(constant.value(), 1);
        }
        if (one instanceof Steps first && other instanceof Steps second) {
            return ofSteps(first, second, plan.horizon());
        }
        throw new UsageException("learning rate \"" + plan.learningRate().text() + "\" and batch size \""
                + plan.batchSize().text() + "\" both change, and not both in steps; give both as steps, or hold one of"
                + " them constant");
    }

    private static Schedule ofSteps(Steps one, Steps other, Horizon horizon) {
        TreeMap<Long, Extent> starts = new TreeMap<>();
        for (Steps.Step step : other.steps()) {
            starts.put(step.from().examples(horizon), step.from());
        }
        for (Steps.Step step : one.steps()) {
            starts.put(step.from().examples(horizon), step.from());
        }
        List<Steps.Step> steps = starts.entrySet().stream()
                .map(start -> new Steps.Step(product(one, other, start.getKey(), horizon), start.getValue()))
                .toList();
        return Steps.merged(steps);
    }

    private static double product(Schedule one, Schedule other, double examples, Horizon horizon) {
        return Numerals.tidy(one.at(examples, horizon) * other.at(examples, horizon));
    }
}
