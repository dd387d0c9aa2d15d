package dev.batchwise.proof;

import dev.batchwise.schedule.Conversion;
import dev.batchwise.schedule.Plan;
import dev.batchwise.schedule.Update;
import dev.batchwise.schedule.UpdateWalk;
import dev.batchwise.study.OptimizerSpec;
import dev.batchwise.study.UsageException;

/**
 * The plans of one update rule.
 *
 * @param optimizer update rule
 * @param conversion the given plan and the converted one
 * @param rates how the given plan's rates follow from those of the first rule, in words; empty for the first
 */
public record PlanPair(OptimizerSpec optimizer, Conversion conversion, String rates) {
    /**
     * Returns the plans of a rule.
     *
     * @throws UsageException if they cannot be made, or are the same
     */
    static PlanPair of(ProofSpec spec, OptimizerSpec rule) {
        RateTransfer transfer = RateTransfer.to(rule, spec);
        Plan first = spec.plan();
        Plan given = transfer.factor() == 1 && transfer.words().isEmpty()
                ? first
                : new Plan(
                        first.learningRate().power(transfer.factor(), 1),
                        first.batchSize(),
                        RateTransfer.momentum(rule, spec),
                        first.horizon());
        Conversion conversion = spec.converter().convert(given, rule, transfer.factor());
        if (conversion.converted().equals(given)) {
            throw new UsageException("the converted plan of " + rule.name() + " is the given one (learning rate "
                    + given.learningRate().text() + ", batch size "
                    + given.batchSize().text()
                    + "), so there is nothing to prove; give a rate that falls, or a larger --max-batch");
        }
        return new PlanPair(rule, conversion, transfer.words());
    }

    /**
     * Returns the examples after which the plans first differ, in batch size, rate or momentum: until then trials of one
     * seed are the same to the bit.
     */
    public long partedAtExamples() {
        Plan given = conversion.given();
        Plan converted = conversion.converted();
        UpdateWalk one = given.walk();
        UpdateWalk other = converted.walk();
        while (one.hasNext() && other.hasNext()) {
            Update update = one.next();
            double middle = update.middle();
            if (!update.equals(other.next())
                    || given.learningRateAt(middle) != converted.learningRateAt(middle)
                    || given.momentumAt(middle) != converted.momentumAt(middle)) {
                return update.examplesBefore();
            }
        }
        return given.horizon().budgetExamples();
    }
}
