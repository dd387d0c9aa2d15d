package dev.batchwise.report;

import dev.batchwise.advice.Advice;
import dev.batchwise.advice.StudyResults;
import dev.batchwise.advice.StudySummary;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The end of a study on the terminal: what was asked, the table of the arm advised on, the other arms, the advice. */
public final class TerminalTable {
    private static final int NARROWEST = 40;

    private TerminalTable() {}

    /**
     * Returns the lines, each ended by a new line.
     *
     * @param width characters of a line; columns that it does not hold are left out, the least important first
     * @param style with or without colour
     */
    public static String of(StudyResults results, int width, Style style) {
        int usable = Math.max(NARROWEST, width);
        List<String> lines = new ArrayList<>(heading(results.study(), usable, style));
        if (results.study().until().isPresent()) {
            lines.addAll(TargetTable.lines(results, usable, style));
        } else {
            lines.addAll(SizeTable.lines(results, usable, style));
            if (results.study().arms().size() > 1) {
                lines.addAll(ArmsTable.lines(results, usable, style));
            }
        }
        lines.addAll(advice(results.advice(), usable, style));
        return String.join("\n", lines) + "\n";
    }

    private static List<String> heading(StudySummary study, int width, Style style) {
        String asked = String.format(
                "%s on %s: %s, %s, %s decay, %s.",
                study.model(),
                study.data(),
                given(study),
                study.optimizer(),
                study.decay().label(),
                Quantities.count(study.seeds(), "seed"));
        return Paragraphs.wrap("", asked, width).stream().map(style::strong).toList();
    }

    private static String given(StudySummary study) {
        String examples = Quantities.count(study.budgetExamples(), "example");
        if (study.seconds().isPresent()) {
            return Quantities.duration(study.seconds().getAsDouble()) + " of training in every trial";
        }
        return study.until()
                .map(target -> "to " + target.text() + ", " + examples + " at most")
                .orElse(examples + " shown in every trial");
    }

    private static List<String> advice(Advice advice, int width, Style style) {
        boolean recommended = advice.batchSize().isPresent();
        String headline = recommended ? recommendation(advice) : "Advice: unknown";
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add(recommended ? style.good(headline) : style.caution(headline));
        advice.text().lines().forEach(l -> lines.addAll(Paragraphs.wrap("  ", l, width)));
        advice.caveats().stream()
                .flatMap(c -> Paragraphs.wrap("  - ", c, width).stream())
                .map(style::caution)
                .forEach(lines::add);
        return lines;
    }

    private static String recommendation(Advice advice) {
        Stream<String> rate = advice.learningRate().stream().mapToObj(r -> ", learning rate " + Quantities.rate(r));
        Stream<String> updates = advice.iterations().stream().mapToObj(i -> ", " + Quantities.count(i, "update"));
        return Stream.of(
                        Stream.of("Advice: batch size "
                                + Quantities.count(advice.batchSize().orElseThrow())),
                        rate,
                        updates)
                .flatMap(s -> s)
                .reduce("", String::concat);
    }
}
