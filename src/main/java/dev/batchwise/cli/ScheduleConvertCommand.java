package dev.batchwise.cli;

import dev.batchwise.schedule.Conversion;
import dev.batchwise.schedule.DecayToGrowth;
import dev.batchwise.schedule.GrowthToDecay;
import dev.batchwise.schedule.NoiseLaw;
import dev.batchwise.schedule.Plan;
import dev.batchwise.study.OptimizerSpec;
import dev.batchwise.study.OptionTexts;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code batchwise schedule convert}: decay of the learning rate for growth of the batch size, and back. */
@Command(
        name = "convert",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        header = "Turn a learning-rate decay into the batch growth that keeps the noise scale, or back.",
        description = {
            "",
            "Where the given plan lowers the learning rate, the converted one raises the batch size instead, up to a"
                    + " largest one, and from there on lowers the rate. Prints both plans side by side: updates and noise"
                    + " scale by phase, and what to know before trusting it.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  batchwise schedule convert --examples-per-epoch 50000 --epochs 200 \\",
            "      --learning-rate '0.1 @0, 0.02 @60ep, 0.004 @120ep, 0.0008 @160ep' \\",
            "      --batch 128 --momentum 0.9 --max-batch 5120",
            "  batchwise schedule convert --data mnist --epochs 10 --batch 32 \\",
            "      --learning-rate 'cosine 0.1'",
            "  batchwise schedule convert --to decay --data mnist --epochs 90 \\",
            "      --learning-rate 0.1 --batch '128 @0, 640 @60ep'"
        })
@SuppressWarnings("NullAway.Init") // set by picocli
final class ScheduleConvertCommand implements Callable<Integer> {
    @Option(
            names = "--to",
            paramLabel = "KIND",
            defaultValue = "growth",
            description = "growth of the batch size, or decay of the learning rate (default: ${DEFAULT-VALUE}).")
    private String to;

    @Option(
            names = "--batch",
            paramLabel = "SCHEDULE",
            description = "Batch size of the given plan, a value or a schedule: 128, '128 @0, 640 @60ep'.")
    private Optional<String> batch;

    @Mixin
    private PlanArguments plan;

    @Option(
            names = "--adam-rule",
            paramLabel = "RULE",
            description = "What to keep for adam: heuristic (grow by as much as the rate falls) or sqrt (by its square;"
                    + " default: heuristic).")
    private Optional<String> adamRule;

    @Option(
            names = "--max-batch",
            paramLabel = "B",
            description = "To growth: largest batch size (default: a tenth of the training examples).")
    private Optional<String> maxBatch;

    @Option(
            names = "--initial-rate",
            paramLabel = "RATE",
            description = "To growth: learning rate to start from (default: the given plan's).")
    private Optional<String> initialRate;

    @Option(
            names = "--to-momentum",
            paramLabel = "M",
            description =
                    "To growth: momentum of the converted plan; a larger one makes larger batches (default: the given"
                            + " plan's).")
    private Optional<String> toMomentum;

    @Option(
            names = "--to-batch",
            paramLabel = "B",
            description = "To decay: constant batch size of the converted plan (default: the given plan's first).")
    private Optional<String> toBatch;

    @Mixin
    private ScheduleOutput output;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        OptionTexts texts = new OptionTexts();
        boolean growth = !texts.name("--to", to, List.of("growth", "decay")).equals(Optional.of("decay"));
        OptimizerSpec rule = plan.rule(texts);
        NoiseLaw law = law(texts, rule);
        Function<Plan, Conversion> asked = growth ? growth(texts, law) : decay(texts, law);
        Optional<Plan> given = plan.plan(texts, rule, "--batch", batch);
        Optional<Conversion> conversion = given.flatMap(p -> texts.problems().attempt(() -> asked.apply(p)));
        texts.problems().throwIfAny();
        output.show(
                spec.commandLine(),
                conversion.orElseThrow().text(),
                conversion.orElseThrow().report());
        return ExitCode.OK.code();
    }

    private NoiseLaw law(OptionTexts texts, OptimizerSpec rule) {
        Optional<String> name = adamRule.flatMap(text -> texts.name("--adam-rule", text, List.of("heuristic", "sqrt")));
        NoiseLaw usual =
                texts.problems().attempt(() -> NoiseLaw.of(rule.name())).orElse(NoiseLaw.SGD);
        if (usual == NoiseLaw.SGD) {
            texts.misplaced(
                    "--adam-rule", adamRule, "--optimizer " + rule.name(), "leave it out, or give --optimizer adam");
            return usual;
        }
        return name.equals(Optional.of("sqrt")) ? NoiseLaw.ADAM_SQUARE_ROOT : usual;
    }

    private Function<Plan, Conversion> growth(OptionTexts texts, NoiseLaw law) {
        texts.misplaced("--to-batch", toBatch, "--to growth", "give --max-batch, or --to decay");
        OptionalInt cap = texts.batchSize("--max-batch", maxBatch, "5120");
        OptionalDouble rate = texts.number("--initial-rate", initialRate, v -> v > 0, "a rate above 0, e.g. 0.5");
        OptionalDouble momentum =
                texts.number("--to-momentum", toMomentum, v -> v >= 0 && v < 1, "a value in [0, 1), e.g. 0.98");
        return given -> new DecayToGrowth(law, cap, rate, momentum).convert(given);
    }

    private Function<Plan, Conversion> decay(OptionTexts texts, NoiseLaw law) {
        texts.misplaced("--max-batch", maxBatch, "--to decay", "give --to-batch, or --to growth");
        texts.misplaced("--initial-rate", initialRate, "--to decay", "leave it out, or give --to growth");
        texts.misplaced("--to-momentum", toMomentum, "--to decay", "leave it out, or give --to growth");
        OptionalInt size = texts.batchSize("--to-batch", toBatch, "128");
        return given -> new GrowthToDecay(law, size.orElse(given.batchSizeAt(0))).convert(given);
    }
}
