package dev.batchwise.cli;

import dev.batchwise.report.Quantities;
import dev.batchwise.run.Forecast;
import dev.batchwise.run.TrialTimer;
import dev.batchwise.study.DataShape;
import dev.batchwise.study.StudyPlan;
import dev.batchwise.study.StudySpec;
import dev.batchwise.study.TrialSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** The plan of a study, with its time estimated from a few timed updates of each batch size. Nothing is kept. */
final class DryRun {
    private final StudySpec spec;
    private final DataShape shape;
    private final RunArguments arguments;

    DryRun(StudySpec spec, DataShape shape, RunArguments arguments) {
        this.spec = spec;
        this.shape = shape;
        this.arguments = arguments;
    }

    void print(Terminal terminal) {
        List<TrialSpec> trials = new StudyPlan(spec, shape.trainExamples()).forecast();
        Forecast forecast = new Forecast(trials, arguments.slots());
        time(forecast);
        terminal.out()
                .printf(
                        "Plan: %s, %s, %s in each compared trial, %s%n%n",
                        spec.data().name(),
                        spec.model(),
                        GoalWords.of(spec),
                        Quantities.count(shape.trainExamples()) + " training examples");
        terminal.out().println("batch size   updates a trial   trials   updates in all   time an update");
        for (int size : spec.batchSizes()) {
            row(
                    terminal,
                    forecast,
                    size,
                    trials.stream().filter(t -> t.batchSize() == size).toList());
        }
        OptionalDouble left = forecast.secondsLeft();
        terminal.out()
                .printf(
                        "%n%s trials, %s of training on %d workers; searches that run into the edge of their grid add to it.%s%n",
                        Quantities.count(trials.size()),
                        left.isPresent() ? "about " + Quantities.duration(left.getAsDouble()) : "unknown time",
                        arguments.slots(),
                        spec.goal().until().isPresent() ? " Trials that reach the target end sooner." : "");
        terminal.out().flush();
    }

    private void row(Terminal terminal, Forecast forecast, int size, List<TrialSpec> trials) {
        long updates = (spec.budgetOf(size) + size - 1) / size;
        terminal.out()
                .printf(
                        Locale.ROOT,
                        "%10s   %15s   %6d   %14s   %14s%n",
                        Quantities.count(size),
                        Quantities.count(updates),
                        trials.size(),
                        Quantities.count(
                                trials.stream().mapToLong(TrialSpec::updates).sum()),
                        Quantities.duration(forecast.secondsOfUpdate(size)));
    }

    private void time(Forecast forecast) {
        try {
            Path scratch = Files.createTempDirectory("batchwise-dry-run");
            try (TrialTimer timer =
                    new TrialTimer(arguments.pool(scratch, shape).command(), scratch)) {
                new StudyPlan(spec, shape.trainExamples())
                        .memoryTrials()
                        .forEach(trial -> timer.time(trial).ifPresent(forecast::timed));
            } finally {
                Scratch.delete(scratch);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot use a temporary directory: " + e.getMessage(), e);
        }
    }
}
