package dev.batchwise.report;

import dev.batchwise.advice.TrainResults;
import java.nio.file.Path;
import java.util.List;

/** The report of one training run as one HTML page. */
final class TrainHtml {
    private static final HtmlPage PAGE = new HtmlPage(
            "train.html",
            List.of(
                    "format.js",
                    "dom.js",
                    "words.js",
                    "theme.js",
                    "tables.js",
                    "axes.js",
                    "marks.js",
                    "figure.js",
                    "overlay-data.js",
                    "overlay.js",
                    "chart-noise.js",
                    "train-main.js"));

    private TrainHtml() {}

    /**
     * Writes the page, which is replaced as a whole or not at all.
     *
     * @throws java.io.UncheckedIOException if it cannot be written
     */
    static void write(Path file, TrainResults results) {
        PAGE.write(file, results.model() + " on " + results.data() + " · Batchwise", results);
    }
}
