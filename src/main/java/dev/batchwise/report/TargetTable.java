package dev.batchwise.report;

import dev.batchwise.advice.CriticalBatch;
import dev.batchwise.advice.StudyResults;
import dev.batchwise.advice.TargetCost;
import dev.batchwise.advice.TargetTrend;
import dev.batchwise.advice.ToTarget;
import dev.batchwise.report.TextTable.Column;
import dev.batchwise.study.Arm;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Function;

/** What each batch size took to reach the target: a table an arm, the trend over batch sizes below it. */
final class TargetTable {
    private static final String EDGE = Marks.EDGE + " at the edge of the rates tried";

    private final StudyResults results;
    private final Arm arm;
    private final List<ToTarget> sizes;

    private TargetTable(StudyResults results, Arm arm) {
        this.results = results;
        this.arm = arm;
        sizes = results.toTarget().stream().filter(e -> e.arm().equals(arm)).toList();
    }

    /** Returns the tables with what explains them. */
    static List<String> lines(StudyResults results, int width, Style style) {
        List<String> lines = new ArrayList<>(note(reading(results), width, style));
        for (Arm arm : results.study().arms()) {
            TargetTable table = new TargetTable(results, arm);
            lines.addAll(table.lines(width, style));
            table.trend().ifPresent(text -> lines.addAll(Paragraphs.wrap("", text, width)));
            lines.addAll(note(table.legend(), width, style));
            Failures.sentences(results.comparison().stream()
                            .filter(s -> s.arm().equals(arm))
                            .toList())
                    .forEach(s -> lines.addAll(note(s, width, style)));
        }
        return lines;
    }

    private static String reading(StudyResults results) {
        String level = Quantities.rate(100 * results.advice().confidence());
        String figures = results.study().seeds() > 1
                ? "Mean over seeds ± half its " + level + " % t interval. "
                : "Figures of 1 seed, so without intervals. ";
        return figures + "The score was looked at every 5 % of the examples, or at every update where that is more.";
    }

    private static List<String> note(String text, int width, Style style) {
        return text.isEmpty()
                ? List.of()
                : Paragraphs.wrap("", text, width).stream().map(style::faint).toList();
    }

    private List<String> lines(int width, Style style) {
        TextTable table = TextTable.fitting(columns(), width - Marks.WIDTH);
        List<String> lines = new ArrayList<>();
        lines.add("");
        if (results.study().arms().size() > 1) {
            lines.add(style.strong("Arm " + arm.label()));
        }
        table.headings().forEach(h -> lines.add(style.faint(" ".repeat(Marks.WIDTH) + h)));
        List<String> rows = table.rows();
        for (int i = 0; i < rows.size(); i++) {
            boolean picked = isPicked(sizes.get(i));
            String sign = picked ? "> " : isLikeBest(sizes.get(i)) ? " ~" : "  ";
            lines.add(picked ? style.good(sign + " " + rows.get(i)) : sign + " " + rows.get(i));
        }
        return lines;
    }

    private List<Column> columns() {
        DurationUnit time = DurationUnit.of(sizes.stream()
                .flatMap(s -> s.seconds().stream())
                .mapToDouble(TargetCost::value)
                .max()
                .orElse(0));
        return List.of(
                column(0, s -> Quantities.count(s.batchSize()), "batch", "size"),
                column(1, this::rate, "learning", "rate"),
                column(0, s -> s.reached() + " of " + s.seeds(), "reached"),
                costs(0, ToTarget::examples, 1, "examples"),
                costs(0, ToTarget::updates, 1, "updates"),
                costs(2, ToTarget::seconds, time.seconds(), "time", time.symbol()));
    }

    private Column column(int rank, Function<ToTarget, String> cell, String... heading) {
        return new Column(List.of(heading), sizes.stream().map(cell).toList(), rank);
    }

    private Column costs(int rank, Function<ToTarget, Optional<TargetCost>> cost, double unit, String... heading) {
        List<Optional<TargetCost>> all = sizes.stream().map(cost).toList();
        return new Column(List.of(heading), TargetCosts.texts(all, unit), rank);
    }

    private String rate(ToTarget size) {
        boolean edge = results.comparison().stream()
                .anyMatch(c -> c.arm().equals(arm) && c.batchSize() == size.batchSize() && c.learningRateAtEdge());
        OptionalDouble rate = size.learningRate();
        return rate.isEmpty() ? Quantities.NONE : Quantities.rate(rate.getAsDouble()) + (edge ? Marks.EDGE : "");
    }

    private boolean isPicked(ToTarget size) {
        OptionalInt picked = results.advice().batchSize();
        return isAdvised() && picked.isPresent() && picked.getAsInt() == size.batchSize();
    }

    private boolean isLikeBest(ToTarget size) {
        return isAdvised() && results.advice().indistinguishable().contains(size.batchSize());
    }

    private boolean isAdvised() {
        return results.advice().arm().equals(arm);
    }

    private String legend() {
        List<String> signs = new ArrayList<>();
        if (sizes.stream().anyMatch(this::isPicked)) {
            signs.add("> recommended");
        }
        if (sizes.stream().anyMatch(s -> isLikeBest(s) && !isPicked(s))) {
            signs.add("~ cannot be told apart from the fastest");
        }
        if (sizes.stream().anyMatch(s -> rate(s).endsWith(Marks.EDGE))) {
            signs.add(EDGE);
        }
        TargetCosts.legend(sizes).ifPresent(signs::add);
        return String.join(", ", signs);
    }

    private Optional<String> trend() {
        return results.targetTrend().stream()
                .filter(t -> t.arm().equals(arm) && t.updatesRankCorrelation().isPresent())
                .findFirst()
                .map(trend -> words(trend) + fastest());
    }

    private String fastest() {
        return results.instruments().fastestBatch().stream()
                .filter(fastest -> fastest.arm().equals(arm))
                .map(fastest -> " Overhead and examples of an update take equally long at B_sat = "
                        + Quantities.significant(fastest.saturationBatch(), 3)
                        + (fastest.source().equals("probe") ? " (probe)" : " (times of these trials)")
                        + ", so the least time is expected at B* = √(B_sat·B_crit), about "
                        + bounded(new CriticalBatch.Bounded(fastest.batchSize(), fastest.low(), fastest.high()))
                        + ".")
                .findFirst()
                .orElse("");
    }

    private static String words(TargetTrend trend) {
        return "Spearman rank correlation of batch size with updates "
                + rho(trend.updatesRankCorrelation()) + ", with examples " + rho(trend.examplesRankCorrelation())
                + " (n="
                + trend.n() + " sizes). " + Quantities.count(trend.largest().orElseThrow()) + " took "
                + Quantities.significant(trend.examplesRatio().orElseThrow(), 3) + " times the examples of "
                + Quantities.count(trend.smallest().orElseThrow()) + "."
                + trend.criticalBatch().map(TargetTable::critical).orElse("");
    }

    private static String critical(CriticalBatch fit) {
        String curve =
                " Updates follow S_min (1 + B_crit/B) with R² " + Quantities.significant(fit.rSquared(), 3) + ": ";
        if (!fit.identified()) {
            return curve + "the critical batch size is not identified: " + fit.note() + ".";
        }
        return curve + "critical batch size " + bounded(fit.criticalBatch()) + ", fewest updates "
                + bounded(fit.leastUpdates()) + ", fewest examples " + bounded(fit.leastExamples())
                + " (95 % bootstrap intervals)."
                + (fit.noiseScale().isPresent()
                        ? " The gradient noise scale of these trials was "
                                + Quantities.significant(fit.noiseScale().getAsDouble(), 3)
                                + "."
                        : "");
    }

    private static String bounded(CriticalBatch.Bounded figure) {
        String text = Quantities.significant(figure.value(), 3);
        return figure.low().isPresent() && figure.high().isPresent()
                ? text + " [" + Quantities.significant(figure.low().getAsDouble(), 3) + ", "
                        + Quantities.significant(figure.high().getAsDouble(), 3) + "]"
                : text;
    }

    private static String rho(OptionalDouble rho) {
        return Quantities.significant(rho.orElse(Double.NaN), 3);
    }
}
