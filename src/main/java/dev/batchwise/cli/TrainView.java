package dev.batchwise.cli;

import dev.batchwise.report.CurveRows;
import dev.batchwise.report.Quantities;
import dev.batchwise.study.CurvePoint;
import dev.batchwise.study.TrialRecord;
import dev.batchwise.study.TrialSpec;
import java.util.Locale;
import java.util.Optional;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** A training run as a person sees it, on standard error: a row for each point of its curve, and a bar on a terminal. */
final class TrainView implements ProgressView {
    private static final String CLEAR_LINE = "\r\033[K";

    private final Terminal terminal;
    private final CurveRows rows;
    private final Optional<ProgressBar> bar;
    private long shown = -1;

    TrainView(Terminal terminal, TrialSpec trial) {
        this.terminal = terminal;
        rows = new CurveRows(trial.plan(), trial.data().reading().task(), terminal.width());
        bar = terminal.interactive() ? Optional.of(bar(terminal, trial)) : Optional.empty();
    }

    private static ProgressBar bar(Terminal terminal, TrialSpec trial) {
        return new ProgressBarBuilder()
                .setTaskName("train")
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(250)
                .setMaxRenderedLength(terminal.width())
                .setInitialMax(trial.budgetExamples())
                .clearDisplayOnFinish()
                .build();
    }

    @Override
    public void started(int slot, TrialSpec trial) {}

    @Override
    public void progressed(int slot, TrialSpec trial, long examples, double loss) {
        bar.ifPresent(b -> {
            b.stepTo(examples);
            b.setExtraMessage(String.format(Locale.ROOT, " loss %.3f", loss));
        });
    }

    /** After an interruption the points before it are told again, and once is enough. */
    @Override
    public synchronized void measured(int slot, TrialSpec trial, CurvePoint point) {
        if (point.examples() <= shown) {
            return;
        }
        if (shown < 0) {
            rows.heading().forEach(this::say);
        }
        shown = point.examples();
        say(rows.row(point));
    }

    @Override
    public void finished(int slot, TrialRecord trial) {}

    @Override
    public synchronized void lost(int slot, TrialSpec trial, String reason) {
        say("the worker was lost (" + reason + "); going on from the last checkpoint in a new one");
    }

    @Override
    public synchronized void measuring(int batchSize) {
        say("measuring memory at B=" + Quantities.count(batchSize));
    }

    private void say(String line) {
        terminal.err().print((bar.isPresent() ? CLEAR_LINE : "") + line + "\n");
        terminal.err().flush();
    }

    @Override
    public void close() {
        bar.ifPresent(ProgressBar::close);
    }
}
