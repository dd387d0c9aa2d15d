package benchmarks;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;

/**
 * One measured figure.
 *
 * @param part the benchmark it belongs to
 * @param what is measured
 * @param unit of the figures
 * @param median of the repeats
 * @param low the smallest repeat
 * @param high the largest repeat
 * @param repeats how many
 * @param goal what the median should be
 * @param met whether it is
 * @param detail in words
 */
record Row(
        String part,
        String what,
        String unit,
        double median,
        double low,
        double high,
        int repeats,
        Goal goal,
        boolean met,
        String detail) {
    private static final JsonMapper JSON = JsonMapper.shared();

    static Row of(String part, String what, String unit, List<Double> figures, Goal goal, String detail) {
        double median = median(figures);
        double low = figures.stream().mapToDouble(d -> d).min().orElseThrow();
        double high = figures.stream().mapToDouble(d -> d).max().orElseThrow();
        return new Row(part, what, unit, median, low, high, figures.size(), goal, goal.isMetBy(median), detail);
    }

    static double median(List<Double> figures) {
        double[] sorted = figures.stream().mapToDouble(d -> d).sorted().toArray();
        if (sorted.length == 0) {
            throw new IllegalArgumentException("no figures");
        }
        return Arrays.stream(sorted, (sorted.length - 1) / 2, sorted.length / 2 + 1)
                .average()
                .orElseThrow();
    }

    /** Returns the row as one line of JSON, as children of this program print it. */
    String toJson() {
        return JSON.writeValueAsString(this);
    }

    static Row fromJson(String line) {
        return JSON.readValue(line, Row.class);
    }

    /** Returns the heading of lines of the table. */
    static String heading() {
        return String.format(
                "%-11s %-34s %9s %19s  %-9s %-9s %-4s %s",
                "part", "what", "median", "min .. max", "unit", "goal", "met", "detail");
    }

    /** Returns the row as a line of the table. */
    String line() {
        return String.format(
                Locale.ROOT,
                "%-11s %-34s %9.4g %19s  %-9s %-9s %-4s %s",
                part,
                what,
                median,
                String.format(Locale.ROOT, "%.4g .. %.4g", low, high),
                unit,
                goal.text(),
                met ? "yes" : "NO",
                detail + " (n=" + repeats + ")");
    }
}
