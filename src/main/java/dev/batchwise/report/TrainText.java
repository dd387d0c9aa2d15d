package dev.batchwise.report;

import dev.batchwise.advice.TrainResults;
import dev.batchwise.advice.TrialResult;
import dev.batchwise.study.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** How a training run ended, as lines for a terminal. */
public final class TrainText {
    private TrainText() {}

    /**
     * Returns the lines.
     *
     * @param width columns to fit into
     */
    public static List<String> of(TrainResults results, int width) {
        TrialResult trial = results.trial();
        List<String> lines = new ArrayList<>(Paragraphs.wrap("", ending(results), width));
        trial.notes().forEach(note -> lines.addAll(Paragraphs.wrap("", "Note: " + note + ".", width)));
        lines.add("");
        Task task = results.shape().task();
        lines.add(
                String.format("             %11s   %12s", "loss (" + task.lossUnit() + ")", task.scoreName() + " (%)"));
        addScores(lines, "train", trial.trainLoss(), trial.trainAccuracy());
        addScores(lines, "validation", trial.validationLoss(), trial.validationAccuracy());
        addScores(lines, "test", trial.testLoss(), trial.testAccuracy());
        trial.noise().ifPresent(noise -> lines.addAll(StreamedNoiseText.of(noise, width)));
        return lines;
    }

    private static String ending(TrainResults results) {
        TrialResult trial = results.trial();
        String missed = results.stopping()
                .target()
                .map(target -> target.text() + " was not reached. ")
                .orElse("");
        String shown = Quantities.count(trial.examples(), "example") + " in "
                + Quantities.count(trial.updates(), "update") + ", " + Quantities.duration(trial.trainSeconds())
                + " of training" + memory(trial.peakMemoryBytes());
        return switch (trial.outcome()) {
            case "completed" -> missed + "Trained on the whole budget: " + shown + ".";
            case "stopped" -> "Stopped: " + trial.detail() + ". " + shown + ".";
            default -> "Ended as " + trial.outcome() + ": " + trial.detail() + ". " + shown + ".";
        };
    }

    private static String memory(OptionalLong peak) {
        return peak.isPresent() ? ", peak memory " + Quantities.bytes(peak.getAsLong()) : "";
    }

    private static void addScores(List<String> lines, String split, OptionalDouble loss, OptionalDouble accuracy) {
        if (loss.isPresent() && accuracy.isPresent()) {
            lines.add(String.format(
                    "%-10s   %11s   %12s",
                    split,
                    Quantities.significant(loss.getAsDouble(), 4),
                    Quantities.percent(accuracy.getAsDouble(), 2)));
        }
    }
}
