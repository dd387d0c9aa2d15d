package dev.batchwise.report;

import dev.batchwise.proof.PlanTrials;
import dev.batchwise.proof.Proof;
import dev.batchwise.report.TextTable.Column;
import dev.batchwise.schedule.Phase;
import dev.batchwise.schedule.PlanReport;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Both plans of one update rule side by side, in few lines. */
final class PlansText {
    private static final String INDENT = "  ";

    private final PlanReport given;
    private final PlanReport converted;

    private PlansText(Proof proof) {
        given = proof.given().plan();
        converted = proof.converted().plan();
    }

    static List<String> lines(Proof proof, int width, Style style) {
        PlansText plans = new PlansText(proof);
        List<String> lines = new ArrayList<>();
        lines.add("");
        String name = proof.rates().isEmpty() ? proof.optimizer() : proof.optimizer() + ": " + proof.rates();
        Paragraphs.wrap("", name, width).stream().map(style::strong).forEach(lines::add);
        lines.addAll(Paragraphs.wrap("  given      ", plan(proof.given(), ""), width));
        lines.addAll(Paragraphs.wrap("  converted  ", plan(proof.converted(), fewer(proof)), width));
        TextTable table = TextTable.fitting(plans.columns(), width - INDENT.length());
        table.headings().forEach(heading -> lines.add(style.faint(INDENT + heading)));
        table.rows().forEach(row -> lines.add(INDENT + row));
        return lines;
    }

    private static String plan(PlanTrials trials, String ratio) {
        PlanReport plan = trials.plan();
        return Quantities.count(plan.updates(), "update") + ratio + "; peak memory "
                + Quantities.peak(trials.peakMemoryBytes()) + "; rate "
                + plan.learningRate().text() + "; batch size "
                + plan.batchSize().text() + "; momentum "
                + plan.momentum().text();
    }

    private static String fewer(Proof proof) {
        double ratio = proof.updatesRatio();
        return ratio >= 1
                ? " (" + Quantities.rate(ratio) + " times fewer)"
                : " (" + Quantities.rate(1 / ratio) + " times more)";
    }

    private List<Column> columns() {
        List<Column> columns = new ArrayList<>();
        columns.add(column(given, 0, phase -> Quantities.count(phase.fromExamples()), "examples", "from"));
        columns.add(column(given, 0, phase -> Quantities.count(phase.toExamples()), "", "to"));
        addPlan(columns, given, "given");
        addPlan(columns, converted, "converted");
        return columns;
    }

    private static void addPlan(List<Column> columns, PlanReport plan, String name) {
        columns.add(column(plan, 0, phase -> Quantities.count(phase.updates()), name, "updates"));
        columns.add(column(plan, 0, phase -> Quantities.count(phase.batchSize()), "", "batch"));
        columns.add(column(plan, 0, phase -> Quantities.rate(phase.learningRate()), "", "rate"));
        columns.add(column(plan, 1, phase -> Quantities.rate(phase.noiseScale()), "noise", "scale"));
    }

    private static Column column(PlanReport plan, int rank, Function<Phase, String> cell, String... heading) {
        return new Column(List.of(heading), plan.phases().stream().map(cell).toList(), rank);
    }
}
