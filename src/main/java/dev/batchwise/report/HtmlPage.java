package dev.batchwise.report;

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
 * A kind of HTML page that loads nothing: its style, its scripts, the charting library and the results are inside. The parts
 * are resources beside this class; each {@code {{name}}} in the skeleton is a gap.
 *
 * @param skeleton what is between the head and the foot that all pages share
 * @param scripts in the order they run: each uses only those before it
 */
record HtmlPage(String skeleton, List<String> scripts) {
    private static final String ECHARTS = "/META-INF/resources/webjars/echarts/5.5.0/echarts.min.js";
    private static final Pattern GAP = Pattern.compile("\\{\\{(\\w+)}}");

    HtmlPage {
        scripts = List.copyOf(scripts);
    }

    /**
     * Writes a page, which is replaced as a whole or not at all.
     *
     * @param title of the page, as text
     * @param results embedded as JSON
     * @throws UncheckedIOException if it cannot be written
     */
    void write(Path file, String title, Record results) {
        AtomicFile.write(file, out -> write(out, title, results));
    }

    private void write(OutputStream out, String title, Record results) throws IOException {
        String page = text("page-head.html") + text(skeleton) + text("page-foot.html");
        Matcher gap = GAP.matcher(page);
        int written = 0;
        while (gap.find()) {
            write(out, page.substring(written, gap.start()));
            fill(gap.group(1), out, title, results);
            written = gap.end();
        }
        write(out, page.substring(written));
    }

    private void fill(String gap, OutputStream out, String title, Record results) throws IOException {
        switch (gap) {
            case "title" -> write(out, escaped(title));
            case "style" -> copy("report.css", out);
            case "charts" -> copy(ECHARTS, out);
            case "results" -> ResultsJson.writeEmbedded(out, results);
            case "scripts" -> {
                for (String script : scripts) {
                    copy(script, out);
                }
            }
            default -> throw new IllegalStateException(skeleton + " has an unknown gap: " + gap);
        }
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
        InputStream in = HtmlPage.class.getResourceAsStream(resource);
        if (in == null) {
            throw new IllegalStateException("the program is incomplete: resource " + resource + " is missing");
        }
        return in;
    }
}
