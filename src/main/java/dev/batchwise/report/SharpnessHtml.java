package dev.batchwise.report;

import java.nio.file.Path;
import java.util.List;

/** What the instrument of sharpness found of checkpoints, a line or a plane as one HTML page. */
public final class SharpnessHtml {
    private static final HtmlPage PAGE = new HtmlPage(
            "sharpness.html",
            List.of(
                    "format.js",
                    "dom.js",
                    "words.js",
                    "theme.js",
                    "tables.js",
                    "axes.js",
                    "marks.js",
                    "figure.js",
                    "chart-density.js",
                    "chart-line.js",
                    "chart-plane.js",
                    "sharpness-main.js"));

    private SharpnessHtml() {}

    /**
     * Writes the page, which is replaced as a whole or not at all.
     *
     * @param results of the command: each form knows its format
     * @throws java.io.UncheckedIOException if it cannot be written
     */
    public static void write(Path file, Record results) {
        PAGE.write(file, "Sharpness · Batchwise", results);
    }
}
