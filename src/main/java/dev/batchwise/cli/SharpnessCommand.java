package dev.batchwise.cli;

import dev.batchwise.advice.LossLine;
import dev.batchwise.advice.SharpnessComparison;
import dev.batchwise.advice.SharpnessResults;
import dev.batchwise.curvature.Sharpness;
import dev.batchwise.curvature.SharpnessPlan;
import dev.batchwise.report.IndentedJson;
import dev.batchwise.report.LossLineText;
import dev.batchwise.report.SharpnessText;
import dev.batchwise.study.OptionTexts;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code batchwise sharpness}: what kind of minimum. */
@Command(
        name = "sharpness",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        header = "Measure how sharp the minima of checkpoints are.",
        description = {
            "",
            "Keskar's φ, adaptive sharpness that rescaling a ReLU network does not change, and the spectrum of the Hessian."
                    + " Compare networks by both kinds: φ, λ_max and trace depend on the scale of the weights.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  batchwise sharpness studies/NAME/checkpoints/TRIAL.safetensors",
            "  batchwise sharpness --preset full --examples all --json sharpness.json small.safetensors large.safetensors",
            "  batchwise sharpness --line small.safetensors large.safetensors"
        })
@SuppressWarnings("NullAway.Init") // set by picocli
final class SharpnessCommand implements Callable<Integer> {
    private static final int LINE_POINTS = 50;

    @Parameters(paramLabel = "CHECKPOINT", arity = "1..*", description = "Checkpoint files (.safetensors).")
    private List<Path> checkpoints;

    @Mixin
    private SharpnessArguments measure;

    @Option(
            names = "--line",
            description =
                    "Only loss and accuracy, train and test, at 25 points α in [-1, 2] of the straight and the curved line"
                            + " through two checkpoints.")
    private boolean line;

    @Option(
            names = "--json",
            paramLabel = "FILE|-",
            description = "Also write the results as JSON to a file, or to standard output in place of the table.")
    private Optional<String> json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        OptionTexts texts = new OptionTexts();
        Sharpness.Subject subject = measure.subject(texts);
        SharpnessPlan plan = measure.plan(texts);
        OptionalDouble rate = measure.learningRate(texts);
        if (line && checkpoints.size() != 2) {
            texts.problems()
                    .add("--line with " + checkpoints.size()
                            + " checkpoint(s) is no line; give two, the one at α = 0 first");
        }
        texts.problems().throwIfAny();
        Terminal terminal = Terminal.of(spec.commandLine(), jsonOnStandardOutput());
        try (Sharpness sharpness = new Sharpness(subject, plan, Environments.here(1))) {
            if (line) {
                showLine(sharpness, terminal);
            } else {
                show(measured(sharpness, plan, rate, terminal), terminal);
            }
        }
        return ExitCode.OK.code();
    }

    private SharpnessComparison measured(
            Sharpness sharpness, SharpnessPlan plan, OptionalDouble rate, Terminal terminal) {
        List<SharpnessResults> found = new ArrayList<>();
        for (Path checkpoint : checkpoints) {
            try (EffortView view =
                    new EffortView(terminal, "sharpness", checkpoint.toString(), plan.usualGradients())) {
                found.add(sharpness.of(checkpoint, rate, view));
            }
        }
        return SharpnessComparison.of(found);
    }

    private void show(SharpnessComparison found, Terminal terminal) {
        SharpnessText.of(found, terminal.width()).forEach(terminal.out()::println);
        write(found.checkpoints().size() == 1 ? found.checkpoints().get(0) : found, terminal);
    }

    private void showLine(Sharpness sharpness, Terminal terminal) {
        Path from = checkpoints.get(0);
        Path to = checkpoints.get(1);
        try (EffortView view = new EffortView(terminal, "sharpness", from + " to " + to, LINE_POINTS)) {
            LossLine found = sharpness.line(from, to, view);
            LossLineText.of(found, terminal.width()).forEach(terminal.out()::println);
            write(found, terminal);
        }
    }

    private void write(Record results, Terminal terminal) {
        terminal.out().flush();
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
