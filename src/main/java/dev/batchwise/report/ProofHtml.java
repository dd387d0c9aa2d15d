package dev.batchwise.report;

import dev.batchwise.proof.ProofResults;
import java.nio.file.Path;
import java.util.List;

/** The report of a proof as one HTML page. */
final class ProofHtml {
    private static final HtmlPage PAGE = new HtmlPage(
            "proof.html",
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
                    "proof-data.js",
                    "proof-card.js",
                    "proof-tables.js",
                    "proof-main.js"));

    private ProofHtml() {}

    /**
     * Writes the page, which is replaced as a whole or not at all.
     *
     * @throws java.io.UncheckedIOException if it cannot be written
     */
    static void write(Path file, ProofResults results) {
        String title = "Does the converted plan train " + results.study().model() + " on "
                + results.study().data() + " alike? · Batchwise";
        PAGE.write(file, title, results);
    }
}
