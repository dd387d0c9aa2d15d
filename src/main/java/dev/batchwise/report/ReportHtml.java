package dev.batchwise.report;

import dev.batchwise.advice.StudyResults;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The report as one HTML page that loads nothing: its style, its scripts, the charting library and the results are inside.
 * The parts are resources beside this class; {@code report.html} is the skeleton, and each {@code {{name}}} in it a gap.
 */
final class ReportHtml {
    private static final String ECHARTS = "/META-INF/resources/webjars/echarts/5.5.0/echarts.min.js";

    /** In the order they run: each uses only those before it. */
    private static final List<String> SCRIPTS = List.of(
            "format.js",
            "dom.js",
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
            "comparison.js",
            "notes.js",
            "trials.js",
            "main.js");

    private static final Pattern GAP = Pattern.compile("\\{\\{(\\w+)}}");

    private ReportHtml() {}

    /**
     * Writes the page, which is replaced as a whole or not at all.
     *
     * @throws UncheckedIOException if it cannot be written
     */
    static void write(Path file, StudyResults results) {
        AtomicFile.write(file, out -> write(out, results));
    }

    private static void write(OutputStream out, StudyResults results) throws IOException {
        String skeleton = text("report.html");
        Matcher gap = GAP.matcher(skeleton);
        int written = 0;
        while (gap.find()) {
            write(out, skeleton.substring(written, gap.start()));
            fill(gap.group(1), out, results);
            written = gap.end();
        }
        write(out, skeleton.substring(written));
    }

    private static void fill(String gap, OutputStream out, StudyResults results) throws IOException {
        switch (gap) {
            case "title" -> write(out, escaped(title(results)));
            case "style" -> copy("report.css", out);
            case "charts" -> copy(ECHARTS, out);
            case "results" -> ResultsJson.writeEmbedded(out, results);
            case "scripts" -> {
                for (String script : SCRIPTS) {
                    copy(script, out);
                }
            }
            default -> throw new IllegalStateException("report.html has an unknown gap: " + gap);
        }
    }

    private static String title(StudyResults results) {
        return "Which batch size for " + results.study().model() + " on "
                + results.study().data() + "? · Batchwise";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(String resource) throws IOException {
        try (InputStream in = open(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static void copy(String resource, OutputStream out) throws IOException {
        try (InputStream in = open(resource)) {
            in.transferTo(out);
        }
    }

    private static InputStream open(String resource) {
        InputStream in = ReportHtml.class.getResourceAsStream(resource);
        if (in == null) {
            throw new IllegalStateException("the program is incomplete: resource " + resource + " is missing");
        }
        return in;
    }
}
