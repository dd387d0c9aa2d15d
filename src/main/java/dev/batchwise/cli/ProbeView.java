package dev.batchwise.cli;

import dev.batchwise.probe.ProbeListener;
import java.util.Optional;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** A probe as a person sees it, on standard error: a line for each size that was run, and a bar on a terminal. */
final class ProbeView implements ProbeListener, AutoCloseable {
    private static final String CLEAR_LINE = "\r\033[K";

    private final Terminal terminal;
    private final Optional<ProgressBar> bar;

    ProbeView(Terminal terminal) {
        this.terminal = terminal;
        bar = terminal.interactive() ? Optional.of(bar(terminal)) : Optional.empty();
    }

    private static ProgressBar bar(Terminal terminal) {
        return new ProgressBarBuilder()
                .setTaskName("probe")
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(250)
                .setMaxRenderedLength(terminal.width())
                .setInitialMax(1)
                .clearDisplayOnFinish()
                .build();
    }

    @Override
    public void progressed(int done, int expected, String doing) {
        bar.ifPresent(b -> {
            b.maxHint(expected);
            b.stepTo(done);
            b.setExtraMessage(" " + doing);
        });
    }

    @Override
    public void found(String line) {
        terminal.err().print((bar.isPresent() ? CLEAR_LINE : "") + line + "\n");
        terminal.err().flush();
    }

    @Override
    public void close() {
        bar.ifPresent(ProgressBar::close);
    }
}
