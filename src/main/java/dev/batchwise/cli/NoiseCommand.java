package dev.batchwise.cli;

import dev.batchwise.advice.NoiseComparison;
import dev.batchwise.advice.NoiseResults;
import dev.batchwise.noise.GradientNoise;
import dev.batchwise.report.IndentedJson;
import dev.batchwise.report.NoiseHtml;
import dev.batchwise.report.NoiseText;
import dev.batchwise.study.OptionTexts;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
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
            "  batchwise noise --html noise.html --json noise.json early.safetensors late.safetensors",
            "  batchwise noise --examples 10k --no-law --json - TRIAL.safetensors"
        })
@SuppressWarnings("NullAway.Init") // set by picocli
final class NoiseCommand implements Callable<Integer> {
    @Parameters(paramLabel = "CHECKPOINT", arity = "1..*", description = "Checkpoint files (.safetensors).")
    private List<Path> checkpoints;

    @Mixin
    private NoiseArguments measure;

    @Option(
            names = "--json",
            paramLabel = "FILE|-",
            description = "Also write the results as JSON to a file, or to standard output in place of the table.")
    private Optional<String> json;

    @Option(names = "--html", paramLabel = "FILE", description = "Also write a page with charts.")
    private Optional<Path> html;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        OptionTexts texts = new OptionTexts();
        GradientNoise.Subject subject = measure.subject(texts, measure.data(texts));
        texts.problems().throwIfAny();
        Terminal terminal = Terminal.of(spec.commandLine(), jsonOnStandardOutput());
        try (GradientNoise noise = new GradientNoise(subject, Environments.here(1))) {
            List<NoiseResults> found = new ArrayList<>();
            for (Path checkpoint : checkpoints) {
                found.add(measured(noise, checkpoint, terminal));
            }
            show(NoiseComparison.of(found), terminal);
        }
        return ExitCode.OK.code();
    }

    private static NoiseResults measured(GradientNoise noise, Path checkpoint, Terminal terminal) {
        try (EffortView view = new EffortView(terminal, "noise", checkpoint.toString(), noise.usualExamples())) {
            return noise.of(checkpoint, view);
        }
    }

    private void show(NoiseComparison found, Terminal terminal) {
        NoiseText.of(found, terminal.width()).forEach(terminal.out()::println);
        html.ifPresent(file -> {
            NoiseHtml.write(file, found);
            terminal.out().println();
            terminal.out().println("Charts: " + file);
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
