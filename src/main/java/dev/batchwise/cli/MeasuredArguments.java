package dev.batchwise.cli;

import dev.batchwise.study.DataSpec;
import dev.batchwise.study.OptionTexts;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The options that say which trained networks an instrument measures, and on what data: files, or what a study left. */
@SuppressWarnings("NullAway.Init") // set by picocli
final class MeasuredArguments {
    @Parameters(paramLabel = "CHECKPOINT", arity = "0..*", description = "Checkpoint files (.safetensors).")
    private List<Path> checkpoints = List.of();

    @Option(
            names = "--study",
            paramLabel = "DIR",
            description =
                    "Measure the trained networks of a study in place of files; what is found is kept there, and its"
                            + " report shows it.")
    private Optional<Path> study;

    @Option(
            names = "--trial",
            paramLabel = "ID",
            split = ",",
            description = "With --study: only this trial, or several with commas between them; nothing is kept then.")
    private List<String> trials = List.of();

    @Mixin
    private DataArguments data; // a study knows its own

    @Option(
            names = "--workers",
            paramLabel = "N",
            description =
                    "With --study: networks measured side by side, one thread each (default: the number of cores).")
    private Optional<String> workers;

    /** Notes what cannot be together. */
    void check(OptionTexts texts) {
        if (checkpoints.isEmpty() == study.isEmpty()) {
            String given = study.isPresent()
                    ? "checkpoints and --study " + study.get() + " were both given"
                    : "nothing to measure";
            texts.problems().add(given + "; give checkpoint files, or --study with a study's directory");
        }
        if (!trials.isEmpty() && study.isEmpty()) {
            texts.problems().add("--trial " + String.join(",", trials) + " is of no study; give --study DIR too");
        }
        if (study.isPresent() && !data.given().isEmpty()) {
            texts.problems()
                    .add(String.join(", ", data.given()) + ": data and split follow from the study " + study.get()
                            + "; leave them out");
        }
    }

    /** Returns the data of checkpoints in files, noting problems. */
    DataSpec data(OptionTexts texts) {
        return data.options().spec(texts);
    }

    /** Returns how many networks are measured side by side, noting problems. */
    int workers(OptionTexts texts) {
        return texts.integer("--workers", workers, 1, "a number of at least 1, e.g. 2")
                .orElseGet(() -> Runtime.getRuntime().availableProcessors());
    }

    /** Returns the files. */
    List<Path> checkpoints() {
        return List.copyOf(checkpoints);
    }

    /** Returns the directory of the study; empty for files. */
    Optional<Path> study() {
        return study;
    }

    /** Returns the trials asked for; none where all are. */
    List<String> trials() {
        return List.copyOf(trials);
    }
}
