package dev.batchwise.cli;

import dev.batchwise.proof.ProofSpec;
import dev.batchwise.schedule.Conversion;
import dev.batchwise.schedule.Converter;
import dev.batchwise.schedule.Plan;
import dev.batchwise.study.DataSpec;
import dev.batchwise.study.OptimizerSpec;
import dev.batchwise.study.OptionTexts;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
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
        header = "Turn a learning-rate decay into the batch growth that keeps the noise scale, or back; prove it.",
        description = {
            "",
            "Where the given plan lowers the learning rate, the converted one raises the batch size instead, up to a"
                    + " largest one, and from there on lowers the rate. Prints both plans side by side: updates and noise"
                    + " scale by phase, and what to know before trusting it. With --prove, trains both on your data and"
                    + " model with several seeds and says whether they can be told apart; the same command goes on where"
                    + " it was interrupted.",
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
            "      --learning-rate 0.1 --batch '128 @0, 640 @60ep'",
            "  batchwise schedule convert --prove --data mnist --model mlp:256 \\",
            "      --optimizer sgd,momentum,nesterov,adam --epochs 5 --batch 30 \\",
            "      --learning-rate '0.1 @0, 0.02 @1ep, 0.004 @3ep'"
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

    @Mixin
    private ConversionArguments conversion;

    @Mixin
    private ProofArguments proof;

    @Mixin
    private BatchingArguments batching;

    @Mixin
    private RunArguments run;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        OptionTexts texts = new OptionTexts();
        run.problems().forEach(texts.problems()::add);
        if (proof.isAsked()) {
            plan.horizon().assume("mnist");
        }
        OptimizerList optimizers = new OptimizerList(plan.optimizer());
        List<OptimizerSpec> rules = optimizers.rules(texts);
        Converter converter = conversion.converter(texts, to, rules);
        Optional<Plan> given = plan.plan(texts, () -> optimizers.firstMomentum(texts, rules), "--batch", batch);
        Optional<DataSpec> data = plan.horizon().dataSpec(texts);
        new ConvertPlaces(spec.commandLine().getParseResult(), proof, optimizers, data).check(texts);
        if (proof.isAsked() && data.isPresent()) {
            Optional<ProofSpec> asked = given.map(p -> proof.spec(
                    texts, data.get(), rules, p, optimizers.momentum(texts, rules), converter, batching.options()));
            asked.ifPresent(a -> texts.problems().attempt(a::pairs));
            texts.problems().throwIfAny();
            new ProofSession(asked.orElseThrow(), run, spec.commandLine()).run();
            return ExitCode.OK.code();
        }
        Optional<Conversion> found =
                given.flatMap(p -> texts.problems().attempt(() -> converter.convert(p, rules.get(0), 1)));
        texts.problems().throwIfAny();
        show(found.orElseThrow(), rules.get(0), data);
        return ExitCode.OK.code();
    }

    private void show(Conversion found, OptimizerSpec rule, Optional<DataSpec> data) {
        ScheduleOutput output = new ScheduleOutput(spec.commandLine(), run.json());
        if (data.isPresent() && proof.model().isPresent()) {
            new MeasuredConversion(found, rule, data.get(), proof.network(), batching.options(), run).show(output);
        } else {
            output.show(found.text(), found.report());
        }
    }
}
