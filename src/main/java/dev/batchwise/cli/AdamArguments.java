package dev.batchwise.cli;

import dev.batchwise.schedule.AdamConstants;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options that give Adam's constants. */
@SuppressWarnings("NullAway.Init") // set by picocli
final class AdamArguments {
    private static final String DECAY_RATE = "a value in [0, 1), e.g. ";

    @Option(names = "--beta1", paramLabel = "BETA", description = "Adam's first decay rate (default: 0.9).")
    private Optional<String> beta1;

    @Option(names = "--beta2", paramLabel = "BETA", description = "Adam's second decay rate (default: 0.999).")
    private Optional<String> beta2;

    @Option(names = "--epsilon", paramLabel = "E", description = "What Adam adds to the root (default: 1e-8).")
    private Optional<String> epsilon;

    /**
     * Returns the constants of a plan for Adam, the usual ones where nothing was given; empty for any other plan.
     *
     * @param rule update rule, if it is known
     */
    Optional<AdamConstants> constants(OptionTexts texts, Optional<String> rule) {
        AdamConstants usual = AdamConstants.defaults();
        AdamConstants constants = new AdamConstants(
                texts.number("--beta1", beta1, v -> v >= 0 && v < 1, DECAY_RATE + "0.9")
                        .orElse(usual.beta1()),
                texts.number("--beta2", beta2, v -> v >= 0 && v < 1, DECAY_RATE + "0.999")
                        .orElse(usual.beta2()),
                texts.number("--epsilon", epsilon, v -> v >= 0, "a number of at least 0, e.g. 1e-8")
                        .orElse(usual.epsilon()));
        if (rule.isPresent() && !PlanArguments.isAdam(rule)) {
            misplaced(texts, rule.get());
            return Optional.empty();
        }
        return Optional.of(constants);
    }

    private void misplaced(OptionTexts texts, String rule) {
        String place = "--optimizer " + rule;
        String advice = "leave it out, or give --optimizer adam";
        texts.misplaced("--beta1", beta1, place, advice);
        texts.misplaced("--beta2", beta2, place, advice);
        texts.misplaced("--epsilon", epsilon, place, advice);
    }
}
