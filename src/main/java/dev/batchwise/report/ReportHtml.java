package dev.batchwise.report;

import dev.batchwise.advice.StudyResults;
import java.nio.file.Path;
import java.util.List;

/** The report of a comparison of batch sizes as one HTML page. */
final class ReportHtml {
    private static final HtmlPage PAGE = new HtmlPage(
            "report.html",
            List.of(
                    "format.js",
                    "dom.js",
                    "words.js",
                    "data.js",
                    "theme.js",
                    "tables.js",
                    "axes.js",
                    "marks.js",
                    "figure.js",
                    "advice.js",
                    "chart-target.js",
                    "chart-accuracy.js",
                    "chart-curves.js",
                    "chart-cost.js",
                    "chart-rates.js",
                    "chart-matched.js",
                    "chart-noise.js",
                    "chart-minima.js",
                    "comparison.js",
                    "notes.js",
                    "trials.js",
                    "main.js"));

    private ReportHtml() {}

    /**
     * Writes the page, which is replaced as a whole or not at all.
     *
     * @throws java.io.UncheckedIOException if it cannot be written
     */
    static void write(Path file, StudyResults results) {
        String title = "Which batch size for " + results.study().model() + " on "
                + results.study().data() + "? · Batchwise";
        PAGE.write(file, title, results);
    }
}
