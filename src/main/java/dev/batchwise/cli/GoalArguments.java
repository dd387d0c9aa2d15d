package dev.batchwise.cli;

import dev.batchwise.study.GoalOptions;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options that say what ends the trials of a study: examples shown, a score, or training time. */
@SuppressWarnings("NullAway.Init") // set by picocli
final class GoalArguments {
    @Option(
            names = {"--examples", "--budget"},
            paramLabel = "COUNT",
            description =
                    "Examples shown in each trial, repeats counted: 300k, 1.5M, '5 epochs' (default: 90k; with --until"
                            + " the most that are shown, default: " + GoalOptions.USUAL_CAP + ").")
    private Optional<String> examples;

    @Option(
            names = "--until",
            paramLabel = "TARGET",
            description = "Train every size to a score instead, and compare what it took: 'validation accuracy 0.95',"
                    + " 'train loss 0.1'. The rate is then constant.")
    private Optional<String> until;

    @Option(
            names = "--seconds",
            paramLabel = "S",
            description =
                    "Give every size the same training time instead; its examples follow from its measured speed.")
    private Optional<String> seconds;

    /** Says whether trials end at a score. */
    boolean hasTarget() {
        return until.isPresent();
    }

    /** Returns what was typed, completed from a preset. */
    GoalOptions options(Preset preset) {
        boolean given = examples.isPresent() || until.isPresent() || seconds.isPresent();
        return new GoalOptions(given ? examples : Optional.of(preset.examples()), until, seconds);
    }
}
