package dev.batchwise.cli;

import dev.batchwise.advice.SharpnessComparison;
import dev.batchwise.advice.SharpnessResults;
import dev.batchwise.curvature.Sharpness;
import dev.batchwise.curvature.SharpnessPlan;
import dev.batchwise.report.IndentedJson;
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
            "  batchwise sharpness --preset full --examples all --json sharpness.json small.safetensors large.safetensors"
        })
@SuppressWarnings("NullAway.Init") // set by picocli
final class SharpnessCommand implements Callable<Integer> {
    @Parameters(paramLabel = "CHECKPOINT", arity = "1..*", description = "Checkpoint files (.safetensors).")
    private List<Path> checkpoints;

    @Mixin
    private SharpnessArguments measure;

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
        texts.problems().throwIfAny();
        boolean jsonOut = json.filter("-"::equals).isPresent();
        Terminal terminal = Terminal.of(spec.commandLine(), jsonOut);
        List<SharpnessResults> found = new ArrayList<>();
        try (Sharpness sharpness = new Sharpness(subject, plan, Environments.here(1))) {
            for (Path checkpoint : checkpoints) {
                try (EffortView view = new EffortView(terminal, checkpoint, plan.usualGradients())) {
                    found.add(sharpness.of(checkpoint, rate, view));
                }
            }
        }
        SharpnessText.of(found, terminal.width()).forEach(terminal.out()::println);
        terminal.out().flush();
        Record results = found.size() == 1 ? found.get(0) : SharpnessComparison.of(found);
        if (jsonOut) {
            spec.commandLine().getOut().print(IndentedJson.text(results));
            spec.commandLine().getOut().flush();
        } else {
            json.ifPresent(file -> IndentedJson.write(Path.of(file), results));
        }
        return ExitCode.OK.code();
    }
}
