package dev.batchwise.cli;

import dev.batchwise.curvature.Effort;
import java.util.Optional;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** The measuring of one checkpoint as a person sees it, on standard error: each figure as it is found, and a bar on a terminal. */
final class EffortView implements Effort, AutoCloseable {
    private static final String CLEAR_LINE = "\r\033[K";

    private final Terminal terminal;
    private final Optional<ProgressBar> bar;
    private double spent;

    /**
     * Creates the view.
     *
     * @param task name of the bar
     * @param what is measured
     * @param usual work that it takes, about, as it is counted
     */
    EffortView(Terminal terminal, String task, String what, double usual) {
        this.terminal = terminal;
        bar = terminal.interactive() ? Optional.of(bar(terminal, task, usual)) : Optional.empty();
        say(what + ":");
    }

    private static ProgressBar bar(Terminal terminal, String task, double usual) {
        return new ProgressBarBuilder()
                .setTaskName(task)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(250)
                .setMaxRenderedLength(terminal.width())
                .setInitialMax(Math.round(usual))
                .clearDisplayOnFinish()
                .build();
    }

    @Override
    public void spent(double gradients) {
        NativeSection.pass();
        add(gradients);
    }

    /** Counts what was spent. */
    void add(double gradients) {
        spent += gradients;
        bar.ifPresent(b -> b.stepTo(Math.round(spent)));
    }

    @Override
    public void found(String line) {
        say("  " + line);
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
