package dev.batchwise.schedule;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Two plans as plain text: their schedules, their updates, and a table by phase. */
final class SideBySide {
    private static final List<String> COLUMNS = List.of("updates", "batch", "rate", "momentum", "noise scale");

    private final ScheduleReport report;
    private final List<Figure> measured;

    SideBySide(ScheduleReport report, List<Figure> measured) {
        this.report = report;
        this.measured = List.copyOf(measured);
    }

    String text() {
        List<String> lines = new ArrayList<>();
        for (Figure figure : figures()) {
            lines.add(figure.what());
            lines.add("  given      " + figure.given());
            lines.add("  converted  " + figure.converted());
        }
        lines.add("");
        lines.addAll(table());
        lines.add("Values are those at the middle of a phase; the noise scale is " + report.noiseScale() + ".");
        for (String caution : report.cautions()) {
            lines.add("Note: " + caution + ".");
        }
        return String.join("\n", lines) + "\n";
    }

    private List<Figure> figures() {
        PlanReport given = report.given();
        PlanReport converted = report.converted();
        List<Figure> figures = new ArrayList<>();
        figures.add(new Figure(
                "learning rate",
                given.learningRate().text(),
                converted.learningRate().text()));
        figures.add(new Figure(
                "batch size", given.batchSize().text(), converted.batchSize().text()));
        figures.add(new Figure(
                "momentum", given.momentum().text(), converted.momentum().text()));
        figures.add(new Figure("Adam's constants", constants(given), constants(converted)));
        figures.add(new Figure("updates", grouped(given.updates()), grouped(converted.updates()) + ratio()));
        figures.add(new Figure(
                "largest batch, examples", grouped(given.largestBatch()), grouped(converted.largestBatch())));
        figures.removeIf(figure -> figure.given().isEmpty());
        figures.addAll(measured);
        return figures;
    }

    private static String constants(PlanReport plan) {
        return plan.adam()
                .map(adam -> "beta1 " + Numerals.plain(adam.beta1()) + ", beta2 " + Numerals.plain(adam.beta2())
                        + ", epsilon " + Numerals.plain(adam.epsilon()))
                .orElse("");
    }

    private String ratio() {
        double given = report.given().updates();
        double converted = report.converted().updates();
        return given >= converted
                ? " (" + Numerals.threeDigits(given / converted) + " times fewer)"
                : " (" + Numerals.threeDigits(converted / given) + " times more)";
    }

    private List<String> table() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(row("from", "to", COLUMNS, COLUMNS));
        for (int i = 0; i < report.given().phases().size(); i++) {
            Phase given = report.given().phases().get(i);
            Phase converted = report.converted().phases().get(i);
            rows.add(row(
                    Numerals.count(given.fromExamples()),
                    Numerals.count(given.toExamples()),
                    cells(given),
                    cells(converted)));
        }
        List<String> lines = Columns.rightAligned(rows);
        lines.add(0, heading(lines.get(0)));
        return lines;
    }

    /** Returns the line above the table: each plan's name ends where the plan's columns end. */
    private static String heading(String header) {
        int bar = header.indexOf('|', header.indexOf('|') + 1);
        String given = "examples" + " ".repeat(bar - 2 - "examplesgiven".length()) + "given";
        return given + " ".repeat(header.length() - given.length() - "converted".length()) + "converted";
    }

    private static List<String> cells(Phase phase) {
        return List.of(
                grouped(phase.updates()),
                grouped(phase.batchSize()),
                Numerals.threeDigits(phase.learningRate()),
                Numerals.threeDigits(phase.momentum()),
                Numerals.threeDigits(phase.noiseScale()));
    }

    private static List<String> row(String from, String to, List<String> given, List<String> converted) {
        List<String> row = new ArrayList<>(List.of(from, to, "|"));
        row.addAll(given);
        row.add("|");
        row.addAll(converted);
        return row;
    }

    private static String grouped(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }
}
