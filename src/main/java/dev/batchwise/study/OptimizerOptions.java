package dev.batchwise.study;

import dev.batchwise.schedule.Constant;
import dev.batchwise.schedule.Schedule;
import java.util.Optional;

/**
 * An update rule as a user wrote it: text that has not been checked.
 *
 * @param optimizer its name; sgd, or momentum where a momentum is given, if empty
 * @param momentum a value or a schedule
 * @param beta1 first decay rate of the adaptive rules
 * @param beta2 second decay rate of the adaptive rules
 * @param epsilon ε of the adaptive rules
 * @param weightDecay of every rule
 * @param clipNorm greatest norm of the whole gradient
 */
public record OptimizerOptions(
        Optional<String> optimizer,
        Optional<String> momentum,
        Optional<String> beta1,
        Optional<String> beta2,
        Optional<String> epsilon,
        Optional<String> weightDecay,
        Optional<String> clipNorm) {
    private static final String DECAY_RATE = "a value in [0, 1), e.g. ";

    /** Returns options of which none was given. */
    public static OptimizerOptions none() {
        Optional<String> no = Optional.empty();
        return new OptimizerOptions(no, no, no, no, no, no, no);
    }

    /** Returns a copy that names another rule. */
    public OptimizerOptions named(String other) {
        return new OptimizerOptions(Optional.of(other), momentum, beta1, beta2, epsilon, weightDecay, clipNorm);
    }

    /** Returns the rule; one with problems noted is a harmless one. */
    public OptimizerSpec rule(OptionTexts texts) {
        String name = optimizer.orElse(momentum.isPresent() ? "momentum" : "sgd");
        OptimizerSpec usual = OptimizerSpec.named(
                texts.name("--optimizer", name, OptimizerSpec.NAMES).orElse("sgd"));
        if (!usual.isAdaptive()) {
            String place = "--optimizer " + usual.name();
            String advice = "leave it out, or give --optimizer adam, adamw or lamb";
            texts.misplaced("--beta1", beta1, place, advice);
            texts.misplaced("--beta2", beta2, place, advice);
            texts.misplaced("--epsilon", epsilon, place, advice);
        }
        return new OptimizerSpec(
                usual.name(),
                texts.number("--beta1", beta1, v -> v >= 0 && v < 1, DECAY_RATE + "0.9")
                        .orElse(usual.beta1()),
                texts.number("--beta2", beta2, v -> v >= 0 && v < 1, DECAY_RATE + "0.999")
                        .orElse(usual.beta2()),
                texts.number("--epsilon", epsilon, v -> v >= 0, "a number of at least 0, e.g. 1e-8")
                        .orElse(usual.epsilon()),
                texts.number("--weight-decay", weightDecay, v -> v >= 0, "a number of at least 0, e.g. 5e-4")
                        .orElse(usual.weightDecay()),
                texts.number("--clip-norm", clipNorm, v -> v > 0, "a norm above 0, e.g. 5"));
    }

    /** Returns the momentum of a rule over the budget; one with problems noted is a harmless one. */
    public Schedule momentum(OptionTexts texts, OptimizerSpec rule) {
        if (momentum.isPresent() && !rule.usesMomentum()) {
            texts.misplaced(
                    "--momentum",
                    momentum,
                    "--optimizer " + rule.name(),
                    "give --optimizer momentum or --optimizer nesterov");
        }
        return texts.schedule("--momentum", momentum).orElse(new Constant(rule.usualMomentum()));
    }
}
