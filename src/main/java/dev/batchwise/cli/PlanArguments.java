package dev.batchwise.cli;

import dev.batchwise.schedule.Constant;
import dev.batchwise.schedule.Horizon;
import dev.batchwise.schedule.Plan;
import dev.batchwise.schedule.Schedule;
import dev.batchwise.study.OptimizerOptions;
import dev.batchwise.study.OptimizerSpec;
import dev.batchwise.study.OptionTexts;
import java.util.Optional;
import java.util.function.Supplier;
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

    @Mixin
    private OptimizerArguments optimizer;

    @Mixin
    private HorizonArguments horizon;

    /** Returns the training set and the budget. */
    HorizonArguments horizon() {
        return horizon;
    }

    /** Returns the update rule as it was typed. */
    OptimizerOptions optimizer() {
        return optimizer.options();
    }

    /** Returns the update rule; a harmless one, with the problems noted, if the options do not give one. */
    OptimizerSpec rule(OptionTexts texts) {
        return optimizer.options().rule(texts);
    }

    /**
     * Returns the plan; empty, with the problems noted, if the options do not give one.
     *
     * @param rule update rule
     * @param batchOption name of the option that gives the batch size
     */
    Optional<Plan> plan(OptionTexts texts, OptimizerSpec rule, String batchOption, Optional<String> batch) {
        return plan(texts, () -> optimizer.options().momentum(texts, rule), batchOption, batch);
    }

    /**
     * Returns the plan with a momentum from elsewhere; empty, with the problems noted, if the options do not give one.
     *
     * @param momentum notes what is wrong with it
     * @param batchOption name of the option that gives the batch size
     */
    Optional<Plan> plan(OptionTexts texts, Supplier<Schedule> momentum, String batchOption, Optional<String> batch) {
        Optional<Schedule> rate = texts.requiredSchedule("--learning-rate", learningRate, "'0.1 @0, 0.02 @60ep'");
        Optional<Schedule> size = texts.requiredSchedule(batchOption, batch, "128");
        int before = texts.problems().count();
        Schedule inertia = momentum.get();
        boolean readable = texts.problems().count() == before;
        Optional<Horizon> span = horizon.read(texts);
        // A schedule that cannot be read is replaced, so that what is wrong with the others is told too.
        Optional<Plan> plan = span.flatMap(h ->
                texts.problems().attempt(() -> new Plan(rate.orElse(HARMLESS), size.orElse(HARMLESS), inertia, h)));
        return plan.filter(p -> rate.isPresent() && size.isPresent() && readable);
    }
}
