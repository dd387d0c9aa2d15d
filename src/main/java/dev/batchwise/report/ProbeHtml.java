package dev.batchwise.report;

import dev.batchwise.advice.ProbeResults;
import java.nio.file.Path;
import java.util.List;

/** What training costs at every batch size, as one HTML page. */
final class ProbeHtml {
    private static final HtmlPage PAGE = new HtmlPage(
            "probe.html",
            List.of(
                    "format.js",
                    "dom.js",
                    "words.js",
                    "probe-data.js",
                    "theme.js",
                    "tables.js",
                    "axes.js",
                    "marks.js",
                    "figure.js",
                    "probe-figure.js",
                    "probe-charts.js",
                    "probe-main.js"));

    private ProbeHtml() {}

    /**
     * Writes the page, which is replaced as a whole or not at all.
     *
     * @throws java.io.UncheckedIOException if it cannot be written
     */
    static void write(Path file, ProbeResults results) {
        PAGE.write(file, "Probe of " + results.model() + " on " + results.data() + " · Batchwise", results);
    }
}
