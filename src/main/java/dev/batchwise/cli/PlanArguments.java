package dev.batchwise.cli;

import dev.batchwise.schedule.Constant;
import dev.batchwise.schedule.Horizon;
import dev.batchwise.schedule.NoiseLaw;
import dev.batchwise.schedule.Plan;
import dev.batchwise.schedule.Schedule;
import dev.batchwise.study.OptimizerSpec;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that make a plan: its schedules, its update rule, its budget. The batch size has another name in each command. */
@SuppressWarnings("NullAway.Init") // set by picocli
final class PlanArguments {
    private static final Schedule HARMLESS = new Constant(0.5);

    @Option(
            names = "--learning-rate",
            paramLabel = "SCHEDULE",
            description = "Learning rate over examples: '0.1 @0, 0.02 @60ep', 'cosine 0.1', 'warmup 5ep, 0.1'.")
    private Optional<String> learningRate;

    @Option(
            names = "--optimizer",
            paramLabel = "NAME",
            description = "sgd, momentum (heavy ball), nesterov, adam (default: sgd, or momentum if --momentum is"
                    + " given).")
    private Optional<String> optimizer;

    @Option(
            names = "--momentum",
            paramLabel = "M",
            description = "Momentum of momentum and nesterov, a value or a schedule (default: 0.9).")
    private Optional<String> momentum;

    @Mixin
    private HorizonArguments horizon;

    /** Returns the update rule's name; empty, with the problem noted, if there is no such rule. */
    Optional<String> optimizer(OptionTexts texts) {
        String name = optimizer.orElse(momentum.isPresent() ? "momentum" : "sgd");
        return texts.name("--optimizer", name, OptimizerSpec.NAMES);
    }

    /**
     * Returns the plan; empty, with the problems noted, if the options do not give one.
     *
     * @param rule update rule, if it is known
     * @param batchOption name of the option that gives the batch size
     */
    Optional<Plan> plan(OptionTexts texts, Optional<String> rule, String batchOption, Optional<String> batch) {
        Optional<Schedule> rate = texts.requiredSchedule("--learning-rate", learningRate, "'0.1 @0, 0.02 @60ep'");
        Optional<Schedule> size = texts.requiredSchedule(batchOption, batch, "128");
        Optional<Schedule> inertia = momentum(texts, rule);
        Optional<Horizon> span = horizon.read(texts);
        // A schedule that cannot be read is replaced, so that what is wrong with the others is told too.
        Optional<Plan> plan = span.flatMap(h -> texts.problems()
                .attempt(() -> new Plan(rate.orElse(HARMLESS), size.orElse(HARMLESS), inertia.orElse(HARMLESS), h)));
        return plan.filter(p -> rate.isPresent() && size.isPresent() && inertia.isPresent());
    }

    private Optional<Schedule> momentum(OptionTexts texts, Optional<String> rule) {
        OptimizerSpec spec = OptimizerSpec.named(rule.orElse("momentum"));
        if (momentum.isEmpty()) {
            return Optional.of(new Constant(spec.usualMomentum()));
        }
        if (!spec.usesMomentum()) {
            texts.misplaced(
                    "--momentum",
                    momentum,
                    "--optimizer " + spec.name(),
                    "give --optimizer momentum or --optimizer nesterov");
        }
        return texts.schedule("--momentum", momentum);
    }

    /** Says whether the update rule is Adam or of its kind. */
    static boolean isAdam(Optional<String> rule) {
        return rule.map(NoiseLaw::of).orElse(NoiseLaw.SGD) != NoiseLaw.SGD;
    }
}
