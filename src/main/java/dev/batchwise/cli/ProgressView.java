package dev.batchwise.cli;

import dev.batchwise.report.Quantities;
import dev.batchwise.run.Forecast;
import dev.batchwise.run.StudyListener;
import dev.batchwise.study.Rates;
import dev.batchwise.study.TrialRecord;
import dev.batchwise.study.TrialSpec;
import java.util.Locale;
import java.util.OptionalDouble;

/** A running study as a person sees it, on standard error. */
interface ProgressView extends StudyListener, AutoCloseable {
    /** Returns bars for a terminal, plain lines for anything else. */
    static ProgressView on(Terminal terminal, Forecast forecast, int slots) {
        return terminal.interactive() ? new BarView(terminal, forecast, slots) : new LineView(terminal.err(), forecast);
    }

    @Override
    void close();

    /** Returns a trial in a few words. */
    static String name(TrialSpec trial) {
        String what = switch (trial.purpose()) {
            case SEARCH -> "search on " + Quantities.count(trial.budgetExamples());
            case COMPARE -> trial.arm().label() + " seed " + trial.seed();
            case PROVE, TRAIN -> trial.id();
        };
        return "B=" + trial.batchSize() + " rate " + Rates.text(trial.learningRate()) + ", " + what;
    }

    /** Returns how a trial ended in a few words. */
    static String ending(TrialRecord trial) {
        OptionalDouble accuracy = trial.outcome().measured().validationAccuracy();
        boolean target = trial.spec().stopping().target().isPresent();
        String score = target && trial.outcome().isTrained()
                ? (trial.outcome().reachedTarget() ? "reached" : "not reached") + " after "
                        + Quantities.count(trial.examples(), "example")
                : scored(trial, accuracy);
        return score + " in " + Quantities.duration(trial.trainSeconds());
    }

    private static String scored(TrialRecord trial, OptionalDouble accuracy) {
        return accuracy.isPresent()
                ? String.format(Locale.ROOT, "validation %.2f %%", 100 * accuracy.getAsDouble())
                : trial.outcome().label();
    }
}
