package dev.batchwise.cli;

import dev.batchwise.advice.TrainResults;
import dev.batchwise.data.DataSets;
import dev.batchwise.ledger.StudyDirectory;
import dev.batchwise.report.Quantities;
import dev.batchwise.run.StudyRun;
import dev.batchwise.run.WorkerPool;
import dev.batchwise.study.Batching;
import dev.batchwise.study.DataShape;
import dev.batchwise.study.OneTrial;
import dev.batchwise.study.OptionTexts;
import dev.batchwise.study.TorchScriptFile;
import dev.batchwise.study.TrainOptions;
import dev.batchwise.study.TrialSpec;
import dev.batchwise.study.UsageException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code batchwise train}: one plan. */
@Command(
        name = "train",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        header = "Train one plan: schedules of learning rate, batch size and momentum over examples.",
        description = {
            "",
            "Shows the learning curve as it is measured, keeps checkpoints, and ends at the budget or at a rule of your own."
                    + " Interrupted or killed, the same command goes on where it stood, to the same bits.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  batchwise train --epochs 3",
            "  batchwise train --model mlp:256 --optimizer momentum --learning-rate 0.05 \\",
            "      --batch '32 @0, 160 @2ep, 800 @4ep' --epochs 5",
            "  batchwise train --model cnn --until 'validation accuracy 0.98' --patience 5",
            "  batchwise train --batch 4096 --memory-limit 100MB --clip-norm 1",
            "  batchwise train --from studies/NAME/checkpoints/train.safetensors --batch 4096 --asam"
        })
@SuppressWarnings("NullAway.Init") // set by picocli
final class TrainCommand implements Callable<Integer> {
    @Mixin
    private TrainArguments train;

    @Mixin
    private RunArguments run;

    @Option(
            names = "--save-torchscript",
            paramLabel = "FILE.pt",
            description =
                    "Also write the trained network of --model torchscript:FILE as TorchScript, for torch.jit.load.")
    private Optional<Path> saveTorchScript;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        TrainOptions options = train.options();
        List<String> problems = new ArrayList<>(run.problems());
        Optional<DataShape> shape = shape(options, problems);
        problems.addAll(train.model().problems(shape));
        saveTorchScript
                .filter(to -> !train.model().name().startsWith(TorchScriptFile.PREFIX))
                .ifPresent(to -> problems.add("--save-torchscript " + to + " does not go with --model "
                        + train.model().name()
                        + ", whose code is Java; its checkpoint is read by Python's safetensors"));
        OptionTexts limits = new OptionTexts();
        OptionalLong limit = options.batching().memoryLimitBytes(limits);
        TrialSpec asked = options.check(shape, limits.problems().with(problems));
        DataShape known = shape.orElseThrow();
        WarmStarts.check(List.of(asked.arm()), asked.model(), known);
        Terminal terminal = Terminal.of(spec.commandLine(), run.jsonOnStandardOutput());
        Path path = run.studyDirectory().orElseGet(() -> StudyNames.directory(asked, limit));
        WorkerPool pool = new WorkerPool(1, run.pool(path, known).command());
        TrialSpec trial = options.batching().isAutomatic()
                ? asked.withBatching(MemoryLimits.fit(earlier(path), asked, limit, pool, terminal))
                : asked;
        try (StudyDirectory directory =
                StudyDirectory.take(path, StudyDirectory.Kind.TRAINING, trial, known, StudyDirectory.Change.NONE)) {
            directory.ledger().keepFact(StoredStudies.ENVIRONMENT, Environments.here(1));
            train(directory, trial, pool, terminal);
            TrainResults results = StoredTrainings.results(directory);
            saveTorchScript.ifPresent(to -> saved(results, path, to));
            new TrainOutput(spec.commandLine(), run.json(), saveTorchScript).show(path, results);
        }
        return ExitCode.OK.code();
    }

    private static void saved(TrainResults results, Path study, Path to) {
        results.trial().checkpoint().ifPresent(name -> ExportCommand.save(study.resolve(name), to));
    }

    private static Optional<Batching> earlier(Path path) {
        return StudyDirectory.peek(path, StudyDirectory.Kind.TRAINING, TrialSpec.class)
                .map(TrialSpec::batching);
    }

    private static Optional<DataShape> shape(TrainOptions options, List<String> problems) {
        try {
            return Optional.of(DataSets.shapeOf(options.data().spec()));
        } catch (UsageException e) {
            problems.addAll(e.problems());
            return Optional.empty();
        }
    }

    private static void train(StudyDirectory directory, TrialSpec trial, WorkerPool pool, Terminal terminal)
            throws InterruptedException {
        terminal.err()
                .printf(
                        "%s, %s, %s: %s in %s%n",
                        trial.data().name(),
                        trial.model(),
                        trial.optimizer().name(),
                        Quantities.count(trial.budgetExamples(), "example"),
                        Quantities.count(trial.updates(), "update"));
        terminal.err().flush();
        try (ProgressView view = new TrainView(terminal, trial);
                StudyRun run = new StudyRun(new OneTrial(trial), directory.ledger(), directory.path(), pool, view)) {
            Thread ending = new Thread(run::close, "ending");
            Runtime.getRuntime().addShutdownHook(ending);
            run.run();
            Runtime.getRuntime().removeShutdownHook(ending);
        }
    }
}
