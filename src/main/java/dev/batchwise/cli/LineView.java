package dev.batchwise.cli;

import dev.batchwise.report.Quantities;
import dev.batchwise.run.Forecast;
import dev.batchwise.study.TrialRecord;
import dev.batchwise.study.TrialSpec;
import java.io.PrintWriter;
import java.util.OptionalDouble;

/** Progress as plain lines: one for each ended trial. */
final class LineView implements ProgressView {
    private final PrintWriter err;
    private final Forecast forecast;

    LineView(PrintWriter err, Forecast forecast) {
        this.err = err;
        this.forecast = forecast;
    }

    @Override
    public void started(int slot, TrialSpec trial) {}

    @Override
    public void progressed(int slot, TrialSpec trial, long examples, double loss) {}

    @Override
    public synchronized void finished(int slot, TrialRecord trial) {
        forecast.ended(trial);
        OptionalDouble left = forecast.secondsLeft();
        say("[" + forecast.trialsEnded() + "/" + forecast.trialsExpected() + "] " + ProgressView.name(trial.spec())
                + ": "
                + ProgressView.ending(trial)
                + (left.isPresent() ? " (about " + Quantities.duration(left.getAsDouble()) + " to go)" : ""));
    }

    @Override
    public synchronized void lost(int slot, TrialSpec trial, String reason) {
        say("a worker was lost (" + reason + ") during " + ProgressView.name(trial));
    }

    @Override
    public synchronized void measuring(int batchSize) {
        say("measuring memory at B=" + batchSize);
    }

    private void say(String line) {
        err.println(line);
        err.flush();
    }

    @Override
    public void close() {}
}
