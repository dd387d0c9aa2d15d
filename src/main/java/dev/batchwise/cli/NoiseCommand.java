package dev.batchwise.cli;

import dev.batchwise.advice.NoiseComparison;
import dev.batchwise.advice.NoiseResults;
import dev.batchwise.ledger.StudyDirectory;
import dev.batchwise.noise.GradientNoise;
import dev.batchwise.report.IndentedJson;
import dev.batchwise.report.NoiseHtml;
import dev.batchwise.report.NoiseText;
import dev.batchwise.study.DataSpec;
import dev.batchwise.study.OptionTexts;
import dev.batchwise.study.TrialRecord;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code batchwise noise}: how noisy the gradient is. */
@Command(
        name = "noise",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        header = "Measure how noisy the gradient of checkpoints is.",
        description = {
            "",
            "The noise scale tr Σ/|G|² says up to about which batch size more examples in a batch still make a better step."
                    + " It is exact over the examples; beside it stands how the gradient of m examples nears that of all,"
                    + " as 1/√m, at a cost that grows as m. While a network trains: `train --instruments noise`.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  batchwise noise studies/NAME/checkpoints/TRIAL.safetensors",
            "  batchwise noise --report noise.html --json noise.json early.safetensors late.safetensors",
            "  batchwise noise --examples 10k --no-law --json - TRIAL.safetensors"
        })
@SuppressWarnings("NullAway.Init") // set by picocli
final class NoiseCommand implements Callable<Integer> {
    @Mixin
    private MeasuredArguments measured;

    @Mixin
    private NoiseArguments measure;

    @Option(
            names = "--json",
            paramLabel = "FILE|-",
            description = "Also write the results as JSON to a file, or to standard output in place of the table.")
    private Optional<String> json;

    @Option(names = "--report", paramLabel = "FILE.html", description = "Also write a page with charts.")
    private Optional<Path> report;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        OptionTexts texts = new OptionTexts();
        measured.check(texts);
        GradientNoise.Subject subject = measure.subject(texts, measured.data(texts));
        int workers = measured.workers(texts);
        texts.problems().throwIfAny();
        Terminal terminal = Terminal.of(spec.commandLine(), jsonOnStandardOutput());
        if (measured.study().isPresent()) {
            study(measured.study().get(), subject, workers, terminal);
        } else {
            files(subject, terminal);
        }
        return ExitCode.OK.code();
    }

    private void files(GradientNoise.Subject subject, Terminal terminal) {
        List<NoiseResults> found = new ArrayList<>();
        try (GradientNoise noise = new GradientNoise(subject, Environments.here(1))) {
            for (Path file : measured.checkpoints()) {
                try (EffortView view = new EffortView(terminal, "noise", file.toString(), noise.usualExamples())) {
                    found.add(NativeSection.in(() -> noise.of(file, view)));
                }
            }
        }
        show(NoiseComparison.of(found), terminal);
    }

    private void study(Path path, GradientNoise.Subject asked, int workers, Terminal terminal)
            throws InterruptedException {
        try (StudyDirectory directory = StudyDirectory.takeExisting(path)) {
            if (measured.trials().isEmpty()) {
                DataSpec data = TrainedNetworks.of(directory).data();
                show(new StudyNoise(asked.of(data)).measureAll(directory, workers, terminal), terminal);
            } else {
                show(trials(TrainedNetworks.of(directory, measured.trials()), asked, terminal), terminal);
            }
        }
    }

    private static NoiseComparison trials(TrainedNetworks networks, GradientNoise.Subject asked, Terminal terminal) {
        List<NoiseResults> found = new ArrayList<>();
        try (GradientNoise noise = new GradientNoise(asked.of(networks.data()), Environments.here(1))) {
            for (TrialRecord trial : networks.trials()) {
                try (EffortView view =
                        new EffortView(terminal, "noise", trial.spec().id(), noise.usualExamples())) {
                    found.add(NativeSection.in(() -> StudyNoise.of(noise, networks, trial, view)));
                }
            }
        }
        return NoiseComparison.of(found);
    }

    private void show(NoiseComparison found, Terminal terminal) {
        NoiseText.of(found, terminal.width()).forEach(terminal.out()::println);
        report.ifPresent(file -> {
            NoiseHtml.write(file, found);
            terminal.out().println();
            terminal.out().println("Report:  " + file);
        });
        terminal.out().flush();
        Record results = found.checkpoints().size() == 1 ? found.checkpoints().get(0) : found;
        if (jsonOnStandardOutput()) {
            spec.commandLine().getOut().print(IndentedJson.text(results));
            spec.commandLine().getOut().flush();
        } else {
            json.ifPresent(file -> IndentedJson.write(Path.of(file), results));
        }
    }

    private boolean jsonOnStandardOutput() {
        return json.filter("-"::equals).isPresent();
    }
}
