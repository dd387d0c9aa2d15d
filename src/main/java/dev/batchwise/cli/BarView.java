package dev.batchwise.cli;

import dev.batchwise.run.Forecast;
import dev.batchwise.study.Rates;
import dev.batchwise.study.TrialRecord;
import dev.batchwise.study.TrialSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Progress as bars: one for the study, with the time still to go, and one for each running trial. */
final class BarView implements ProgressView {
    private static final int REFRESH_MILLIS = 250;

    private final Forecast forecast;
    private final ProgressBar study;
    private final List<ProgressBar> trials = new ArrayList<>();

    BarView(Terminal terminal, Forecast forecast, int slots) {
        this.forecast = forecast;
        study = bar("study", terminal)
                .setInitialMax(forecast.trialsExpected())
                .setEtaFunction(state -> left(forecast))
                .build();
        study.stepTo(forecast.trialsEnded());
        for (int i = 0; i < slots; i++) {
            trials.add(bar("trial", terminal).setInitialMax(1).hideEta().build());
        }
    }

    private static ProgressBarBuilder bar(String name, Terminal terminal) {
        return new ProgressBarBuilder()
                .setTaskName(name)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(REFRESH_MILLIS)
                .setMaxRenderedLength(terminal.width())
                .clearDisplayOnFinish();
    }

    private static Optional<Duration> left(Forecast forecast) {
        OptionalDouble seconds = forecast.secondsLeft();
        return seconds.isPresent() ? Optional.of(Duration.ofSeconds((long) seconds.getAsDouble())) : Optional.empty();
    }

    @Override
    public void started(int slot, TrialSpec trial) {
        ProgressBar bar = trials.get(slot);
        bar.reset();
        bar.maxHint(trial.budgetExamples());
        bar.setExtraMessage(place(trial));
    }

    private static String place(TrialSpec trial) {
        return " B=" + trial.batchSize() + " rate " + Rates.text(trial.learningRate());
    }

    @Override
    public void progressed(int slot, TrialSpec trial, long examples, double loss) {
        trials.get(slot).stepTo(examples);
        trials.get(slot).setExtraMessage(String.format(Locale.ROOT, " %s, loss %.3f", ProgressView.name(trial), loss));
    }

    @Override
    public synchronized void finished(int slot, TrialRecord trial) {
        forecast.ended(trial);
        study.maxHint(forecast.trialsExpected());
        study.stepTo(forecast.trialsEnded());
        study.setExtraMessage(
                " last: B=" + trial.spec().batchSize() + " " + trial.outcome().label());
    }

    @Override
    public void lost(int slot, TrialSpec trial, String reason) {
        trials.get(slot).setExtraMessage(" worker lost (" + reason + "), starting again");
    }

    @Override
    public void measuring(int batchSize) {
        study.setExtraMessage(" measuring memory at B=" + batchSize);
    }

    @Override
    public void close() {
        trials.forEach(ProgressBar::close);
        study.close();
    }
}
