package dev.batchwise.cli;

import dev.batchwise.data.DataSets;
import dev.batchwise.ledger.StudyDirectory;
import dev.batchwise.study.Batching;
import dev.batchwise.study.DataShape;
import dev.batchwise.study.OptionTexts;
import dev.batchwise.study.StudyOptions;
import dev.batchwise.study.StudyPlan;
import dev.batchwise.study.StudySpec;
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

/** {@code batchwise compare}: the equal-budget study. */
@Command(
        name = "compare",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        header = "Compare batch sizes at the same number of examples, score or training time.",
        description = {
            "",
            "Finds a learning rate for every batch size on a validation split, trains each size with several seeds, and"
                    + " reports accuracy, loss, time and memory with intervals, an advice, and what cannot be told apart."
                    + " Interrupted or killed, the same command goes on where it stood.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  batchwise compare",
            "  batchwise compare --quick",
            "  batchwise compare --model cnn --examples '3 epochs' --batch-sizes 32,256,2048 --seeds 5",
            "  batchwise compare --arms tuned,linear,sqrt,constant --study studies/arms",
            "  batchwise compare --arms tuned,tuned+sam=0.05 --batch-sizes 32,1024",
            "  batchwise compare --until 'validation accuracy 0.95'",
            "  batchwise compare --seconds 20",
            "  batchwise compare --model mlp:32 --instruments noise,sharpness"
        })
@SuppressWarnings("NullAway.Init") // set by picocli
final class CompareCommand implements Callable<Integer> {
    @Mixin
    private StudyArguments study;

    @Mixin
    private RunArguments run;

    @Option(names = "--quick", description = "A first look in under a minute: a small network, three sizes, two seeds.")
    private boolean quick;

    @Option(names = "--dry-run", description = "Print the plan (trials, updates, estimated time) and train nothing.")
    private boolean dryRun;

    @Option(names = "--extend", description = "Go on with a study that was made with fewer seeds, batch sizes or arms.")
    private boolean extend;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        StudyOptions options = study.options(preset());
        List<String> problems = new ArrayList<>(run.problems());
        Optional<DataShape> shape = shape(options, problems);
        problems.addAll(study.model().problems(shape));
        OptionTexts limits = new OptionTexts();
        OptionalLong limit = options.batching().memoryLimitBytes(limits);
        StudySpec asked = options.check(shape, limits.problems().with(problems));
        DataShape known = shape.orElseThrow();
        WarmStarts.check(asked.arms(), asked.model(), known);
        Terminal terminal = Terminal.of(spec.commandLine(), run.jsonOnStandardOutput());
        if (dryRun) {
            StudySpec timed = new TimedBudgets(known, run, terminal).measured(asked);
            new DryRun(timed, known, run).print(terminal);
            return ExitCode.OK.code();
        }
        Path path = run.studyDirectory().orElseGet(() -> StudyNames.directory(asked, limit));
        StudySpec checked = options.batching().isAutomatic() ? fitted(asked, known, path, limit, terminal) : asked;
        StudyDirectory.Change allowed = extend ? StudyDirectory.Change.EXTENSION : StudyDirectory.Change.NONE;
        try (StudyDirectory directory = StudyDirectory.take(path, checked, known, allowed)) {
            StudySpec settled = new TimedBudgets(known, run, terminal).settled(directory, checked);
            StudySession session = new StudySession(directory, settled, known, run, terminal);
            if (options.measuresSharpness()) {
                session.runWithSharpness();
            } else {
                session.run();
            }
        }
        return ExitCode.OK.code();
    }

    private StudySpec fitted(StudySpec asked, DataShape shape, Path path, OptionalLong limit, Terminal terminal) {
        List<TrialSpec> trials = new StudyPlan(asked, shape.trainExamples()).memoryTrials();
        TrialSpec largest = trials.get(trials.size() - 1);
        Optional<Batching> earlier = StudyDirectory.peek(path, StudyDirectory.Kind.COMPARISON, StudySpec.class)
                .map(StudySpec::batching);
        return asked.withBatching(MemoryLimits.fit(earlier, largest, limit, run.pool(path, shape), terminal));
    }

    private Preset preset() {
        if (quick) {
            return Preset.QUICK;
        }
        return study.hasTarget() ? Preset.TARGET : Preset.STANDARD;
    }

    /** Options that are wrong by themselves are told together with what is wrong with the data. */
    private static Optional<DataShape> shape(StudyOptions options, List<String> problems) {
        try {
            return Optional.of(DataSets.shapeOf(options.data().spec()));
        } catch (UsageException e) {
            problems.addAll(e.problems());
            return Optional.empty();
        }
    }
}
