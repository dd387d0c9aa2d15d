package dev.batchwise.report;

import dev.batchwise.advice.NoiseComparison;
import java.nio.file.Path;
import java.util.List;

/** The gradient noise of checkpoints as one HTML page. */
public final class NoiseHtml {
    private static final HtmlPage PAGE = new HtmlPage(
            "noise.html",
            List.of(
                    "format.js",
                    "dom.js",
                    "words.js",
                    "theme.js",
                    "tables.js",
                    "axes.js",
                    "marks.js",
                    "figure.js",
                    "chart-law.js",
                    "noise-main.js"));

    private NoiseHtml() {}

    /**
     * Writes the page, which is replaced as a whole or not at all.
     *
     * @throws java.io.UncheckedIOException if it cannot be written
     */
    public static void write(Path file, NoiseComparison comparison) {
        PAGE.write(file, "Gradient noise · Batchwise", comparison);
    }
}
