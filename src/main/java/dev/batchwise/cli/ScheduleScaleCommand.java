package dev.batchwise.cli;

import dev.batchwise.schedule.AdamConstants;
import dev.batchwise.schedule.Recipe;
import dev.batchwise.schedule.Scaled;
import dev.batchwise.schedule.ScalingRule;
import dev.batchwise.study.OptimizerSpec;
import dev.batchwise.study.OptionTexts;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code batchwise schedule scale}: a plan at another batch size, by a published rule. */
@Command(
        name = "scale",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        header = "Scale a plan to another batch size by a published rule.",
        description = {
            "",
            "Prints the given plan and the scaled one side by side, what the rule's paper assumed, and where this use"
                    + " leaves it. A scaled plan is a place to start from: no rule holds everywhere.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  batchwise schedule scale --from-batch 128 --to-batch 1024 --rule linear \\",
            "      --learning-rate 'warmup 5ep, 0.1' --momentum 0.9 \\",
            "      --examples-per-epoch 50000 --epochs 90",
            "  batchwise schedule scale --from-batch 128 --to-batch 512 --rule adam-sde \\",
            "      --optimizer adam --beta2 0.98 --learning-rate 'cosine 0.001' \\",
            "      --data mnist --epochs 10"
        })
@SuppressWarnings("NullAway.Init") // set by picocli
final class ScheduleScaleCommand implements Callable<Integer> {
    private static final List<String> RULES = List.of("linear", "sqrt", "adam-sde", "half-life", "surge");

    @Option(
            names = "--from-batch",
            paramLabel = "SCHEDULE",
            description = "Batch size of the given plan, a value or a schedule, which is scaled as a whole.")
    private Optional<String> fromBatch;

    @Option(names = "--to-batch", paramLabel = "B", description = "Batch size that the scaled plan starts with.")
    private Optional<String> toBatch;

    @Option(
            names = "--rule",
            paramLabel = "RULE",
            description =
                    "linear (rate in proportion to the batch size), sqrt (to its root), adam-sde (rate, both betas"
                            + " and epsilon), half-life (beta2 only), surge (rate for Adam, by the noise scale) (default:"
                            + " linear; adam-sde for adam, adamw and lamb).")
    private Optional<String> rule;

    @Option(
            names = "--noise-scale",
            paramLabel = "B",
            description = "Gradient noise scale in examples, which surge needs.")
    private Optional<String> noiseScale;

    @Mixin
    private PlanArguments plan;

    @Option(
            names = "--json",
            paramLabel = "FILE|-",
            description = "Also write both plans as JSON to a file, or to standard output in place of the table.")
    private Optional<String> json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        OptionTexts texts = new OptionTexts();
        OptimizerSpec optimizer = plan.rule(texts);
        Optional<ScalingRule> scaling = rule(texts, optimizer);
        OptionalInt size = toBatch(texts);
        Optional<AdamConstants> constants = optimizer.isAdaptive()
                ? Optional.of(new AdamConstants(optimizer.beta1(), optimizer.beta2(), optimizer.epsilon()))
                : Optional.empty();
        Optional<Scaled> scaled = plan.plan(texts, optimizer, "--from-batch", fromBatch)
                .filter(p -> scaling.isPresent() && size.isPresent())
                .flatMap(p -> texts.problems()
                        .attempt(() -> scaling.orElseThrow().scale(new Recipe(p, constants), size.getAsInt())));
        texts.problems().throwIfAny();
        new ScheduleOutput(spec.commandLine(), json)
                .show(scaled.orElseThrow().text(), scaled.orElseThrow().report());
        return ExitCode.OK.code();
    }

    private OptionalInt toBatch(OptionTexts texts) {
        if (toBatch.isEmpty()) {
            texts.problems().add("--to-batch is missing; give the batch size to scale to, e.g. --to-batch 1024");
        }
        return texts.batchSize("--to-batch", toBatch, "1024");
    }

    private Optional<ScalingRule> rule(OptionTexts texts, OptimizerSpec optimizer) {
        String usual = optimizer.isAdaptive() ? "adam-sde" : "linear";
        Optional<String> name = texts.name("--rule", rule.orElse(usual), RULES);
        OptionalDouble scale =
                texts.number("--noise-scale", noiseScale, v -> v > 0, "a number of examples above 0, e.g. 900");
        if (name.isPresent() && !name.get().equals("surge")) {
            texts.misplaced("--noise-scale", noiseScale, "--rule " + name.get(), "leave it out, or give --rule surge");
        }
        if (name.equals(Optional.of("surge")) && scale.isEmpty()) {
            if (noiseScale.isEmpty()) {
                texts.problems()
                        .add("--noise-scale is missing, which --rule surge goes by; give the gradient noise scale in"
                                + " examples, e.g. --noise-scale 900");
            }
            return Optional.empty();
        }
        return name.map(known -> ScalingRule.named(known, scale));
    }
}
