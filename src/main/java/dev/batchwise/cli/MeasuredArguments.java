package dev.batchwise.cli;

import dev.batchwise.study.DataSpec;
import dev.batchwise.study.OptionTexts;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The options that say which trained networks an instrument measures, and on what data: files, or what a study left. */
@SuppressWarnings("NullAway.Init") // set by picocli
final class MeasuredArguments {
    private static final String USUAL_DATA = "mnist";
    private static final String USUAL_VALIDATION = "0.1";
    private static final String USUAL_SPLIT_SEED = "1";

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

    @Option(
            names = "--data",
            paramLabel = "NAME",
            description =
                    "Data set it was trained on: mnist, idx:DIR (default: " + USUAL_DATA + "; a study knows its own).")
    private Optional<String> data;

    @Option(
            names = "--validation",
            paramLabel = "SHARE",
            description = "Share of the training part that was held out (default: " + USUAL_VALIDATION
                    + "; a study knows its own).")
    private Optional<String> validation;

    @Option(
            names = "--split-seed",
            paramLabel = "SEED",
            description = "Seed of the validation split (default: " + USUAL_SPLIT_SEED + "; a study knows its own).")
    private Optional<String> splitSeed;

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
        if (study.isPresent() && Stream.of(data, validation, splitSeed).anyMatch(Optional::isPresent)) {
            texts.problems()
                    .add("--data, --validation and --split-seed follow from the study " + study.get()
                            + "; leave them out");
        }
    }

    /** Returns the data of checkpoints in files, noting problems. */
    DataSpec data(OptionTexts texts) {
        return DataSpec.read(
                texts,
                data.orElse(USUAL_DATA),
                validation.orElse(USUAL_VALIDATION),
                splitSeed.orElse(USUAL_SPLIT_SEED));
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
