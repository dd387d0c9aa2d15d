package dev.batchwise.report;

import dev.batchwise.claims.ClaimsResults;
import java.nio.file.Path;
import java.util.List;

/** Claims with their verdicts as one HTML page. */
final class ClaimsHtml {
    private static final HtmlPage PAGE = new HtmlPage(
            "claims.html",
            List.of(
                    "format.js",
                    "dom.js",
                    "theme.js",
                    "tables.js",
                    "axes.js",
                    "marks.js",
                    "figure.js",
                    "claims-data.js",
                    "claims-interval.js",
                    "claims-chart.js",
                    "claims-card.js",
                    "claims-sections.js",
                    "claims-main.js"));

    private ClaimsHtml() {}

    /**
     * Writes the page, which is replaced as a whole or not at all.
     *
     * @throws java.io.UncheckedIOException if it cannot be written
     */
    static void write(Path file, ClaimsResults results) {
        PAGE.write(file, "What is said about batch size, tried · Batchwise", results);
    }
}
