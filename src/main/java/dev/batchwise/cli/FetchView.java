package dev.batchwise.cli;

import dev.batchwise.fetch.FetchListener;
import dev.batchwise.fetch.PublishedSet;
import dev.batchwise.report.Quantities;
import java.nio.file.Path;
import java.util.Optional;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** A data set on its way as a person sees it, on standard error: a line at the start, and a bar on a terminal. */
final class FetchView implements FetchListener, AutoCloseable {
    private static final String CLEAR_LINE = "\r\033[K";
    private static final int MEGABYTE = 1_000_000;

    private final Terminal terminal;
    private Optional<ProgressBar> bar = Optional.empty();

    FetchView(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void started(PublishedSet set, Path folder, int files, long bytes) {
        noted("fetching " + set + " (" + Quantities.count(files, "file") + ", " + Quantities.bytes(bytes) + ") into "
                + folder);
        bar = terminal.interactive() ? Optional.of(bar(set, bytes)) : Optional.empty();
    }

    private ProgressBar bar(PublishedSet set, long bytes) {
        return new ProgressBarBuilder()
                .setTaskName(set.name())
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(250)
                .setMaxRenderedLength(terminal.width())
                .setUnit(" MB", MEGABYTE)
                .showSpeed()
                .setInitialMax(bytes)
                .clearDisplayOnFinish()
                .build();
    }

    @Override
    public void arrived(String file, long bytes) {
        bar.ifPresent(shown -> {
            shown.stepTo(bytes);
            shown.setExtraMessage(" " + file);
        });
    }

    @Override
    public void noted(String line) {
        terminal.err().print((bar.isPresent() ? CLEAR_LINE : "") + line + "\n");
        terminal.err().flush();
    }

    @Override
    public void close() {
        bar.ifPresent(ProgressBar::close);
    }
}
