package dev.batchwise.proof;

import dev.batchwise.schedule.Constant;
import dev.batchwise.schedule.NoiseLaw;
import dev.batchwise.schedule.Schedule;
import dev.batchwise.study.OptimizerSpec;
import dev.batchwise.study.Rates;
import dev.batchwise.study.StartingRates;
import dev.batchwise.study.UsageException;

/**
 * How the rates of the first update rule become those of another. Among sgd, momentum and nesterov the effective rate
 * ε/(1 − m) stays, which is what the noise scale depends on. Between them and the kind of Adam there is no such law: the
 * effective rate is multiplied by the ratio of the usual starting rates.
 *
 * @param factor what the rates are multiplied by
 * @param words the same in words; empty if it is the same rule
 */
record RateTransfer(double factor, String words) {
    /**
     * Returns the transfer from the first rule of a proof to another, or to itself.
     *
     * @throws UsageException if the momentum of either changes over the budget
     */
    static RateTransfer to(OptimizerSpec rule, ProofSpec spec) {
        OptimizerSpec first = spec.optimizers().get(0);
        if (rule.equals(first)) {
            return new RateTransfer(1, "");
        }
        if (isAdam(rule) && spec.adamRate().isPresent()) {
            double rate = spec.adamRate().getAsDouble();
            return new RateTransfer(
                    rate / spec.plan().startingRate(),
                    "the schedule of " + first.name() + ", scaled to start at " + Rates.text(rate) + " (--adam-rate)");
        }
        double factor = usual(rule) / usual(first) * inertia(rule, spec) / inertia(first, spec);
        return new RateTransfer(factor, words(first, rule, factor));
    }

    private static String words(OptimizerSpec first, OptimizerSpec rule, double factor) {
        String start = "the schedule of " + first.name() + " times " + Rates.text(factor) + ", ";
        if (isAdam(first) == isAdam(rule)) {
            return start + (isAdam(first) ? "the same" : "so that ε/(1 − m) is the same");
        }
        return start + "by the ratio of the usual starting rates (" + Rates.text(usual(rule)) + " of " + plain(rule)
                + ", " + Rates.text(usual(first)) + " of " + plain(first) + ", on ε/(1 − m)), no law"
                + (isAdam(rule) ? "; --adam-rate sets another" : "");
    }

    private static String plain(OptimizerSpec rule) {
        return isAdam(rule) ? rule.name() : "sgd";
    }

    /** Returns the momentum of a rule's given plan. */
    static Schedule momentum(OptimizerSpec rule, ProofSpec spec) {
        return rule.usesMomentum() ? spec.momentum() : new Constant(0);
    }

    private static boolean isAdam(OptimizerSpec rule) {
        return NoiseLaw.of(rule.name()) != NoiseLaw.SGD;
    }

    /** Returns the usual rate of Adam, or of the rule's kind without momentum. */
    private static double usual(OptimizerSpec rule) {
        return StartingRates.usual(isAdam(rule) ? rule.name() : "sgd");
    }

    /** Returns 1 − m. */
    private static double inertia(OptimizerSpec rule, ProofSpec spec) {
        if (momentum(rule, spec) instanceof Constant constant) {
            return 1 - constant.value();
        }
        throw new UsageException("momentum \"" + spec.momentum().text()
                + "\" changes, so no one factor carries rates between the optimizers; give one constant momentum, or"
                + " one optimizer");
    }
}
