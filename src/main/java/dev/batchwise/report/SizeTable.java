package dev.batchwise.report;

import dev.batchwise.advice.Estimate;
import dev.batchwise.advice.SizeComparison;
import dev.batchwise.advice.Spread;
import dev.batchwise.advice.StudyResults;
import dev.batchwise.report.TextTable.Column;
import dev.batchwise.study.Arm;
import dev.batchwise.study.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** The table of the arm advised on: one row a batch size, marked, with a legend of what is marked. */
final class SizeTable {
    private static final String VALIDATION = "validation";
    private static final String TEST = "test";
    private static final String DIFFERENCE = "to best";

    private final List<SizeComparison> sizes;
    private final Marks marks;

    private final boolean equalTime;
    private final Task task;

    private SizeTable(StudyResults results) {
        equalTime = results.study().seconds().isPresent();
        task = results.study().shape().task();
        Arm arm = results.advice().arm();
        this.sizes =
                results.comparison().stream().filter(s -> s.arm().equals(arm)).toList();
        this.marks = Marks.of(results.advice(), task, sizes);
    }

    /** Returns the table with what explains it above and below. */
    static List<String> lines(StudyResults results, int width, Style style) {
        SizeTable table = new SizeTable(results);
        TextTable text = TextTable.fitting(table.columns(), width - Marks.WIDTH);
        List<String> lines = new ArrayList<>(note(table.reading(results, text), width, style));
        lines.add("");
        text.headings().forEach(h -> lines.add(style.faint(" ".repeat(Marks.WIDTH) + h)));
        lines.addAll(table.rows(text, style));
        lines.addAll(note(table.marks.legend(table.sizes), width, style));
        Failures.sentences(table.sizes).forEach(s -> lines.addAll(note(s, width, style)));
        return lines;
    }

    private static List<String> note(String text, int width, Style style) {
        return text.isEmpty()
                ? List.of()
                : Paragraphs.wrap("", text, width).stream().map(style::faint).toList();
    }

    private List<String> rows(TextTable text, Style style) {
        List<String> rows = text.rows();
        return Stream.iterate(0, i -> i < rows.size(), i -> i + 1)
                .map(i -> marks.marked(sizes.get(i), rows.get(i), style))
                .toList();
    }

    private String reading(StudyResults results, TextTable shown) {
        String arm = "Arm " + results.advice().arm().label() + ".";
        if (!shown.shows(VALIDATION) && !shown.shows(TEST)) {
            return arm + " No " + task.scoreName() + " was measured.";
        }
        if (results.study().seeds() == 1) {
            return arm + " Figures of 1 seed, so without intervals.";
        }
        String level = Quantities.rate(100 * results.advice().confidence());
        String difference = shown.shows(DIFFERENCE)
                ? " To best: difference of validation " + task.scoreName() + ", paired over seeds, simultaneous "
                        + level + " % intervals."
                : "";
        return arm + (task == Task.REGRESSION ? " R²" : " Accuracies") + ": mean ± half its " + level
                + " % t interval over seeds; times: median over seeds." + difference;
    }

    private List<Column> columns() {
        DurationUnit time = timeUnit();
        ByteUnit memory = memoryUnit();
        List<Column> columns = List.of(
                column(0, s -> Quantities.count(s.batchSize()), "batch", "size"),
                column(3, s -> equalTime ? Quantities.count(s.budgetExamples()) : Quantities.NONE, "examples", "shown"),
                column(3, s -> Quantities.count(s.iterations()), "updates"),
                column(1, SizeTable::rate, "learning", "rate"),
                percentages(0, SizeComparison::validationAccuracy, VALIDATION, "%"),
                percentages(2, SizeComparison::testAccuracy, TEST, "%"),
                percentages(4, SizeComparison::validationDifferenceToBest, DIFFERENCE, "points"),
                column(1, s -> time(s, time), "time", time.symbol()),
                column(6, SizeTable::speed, "examples", "/s"),
                column(5, s -> memory(s, memory), "memory", memory.symbol()));
        boolean alone = sizes.size() == 1;
        return columns.stream()
                .filter(c -> !alone || !c.heading().contains(DIFFERENCE))
                .toList();
    }

    private DurationUnit timeUnit() {
        return DurationUnit.of(sizes.stream()
                .flatMap(s -> s.trainSeconds().stream())
                .mapToDouble(Spread::median)
                .max()
                .orElse(0));
    }

    private ByteUnit memoryUnit() {
        return ByteUnit.of(sizes.stream()
                .flatMapToLong(s -> s.peakMemoryBytes().stream())
                .max()
                .orElse(0));
    }

    private Column column(int rank, Function<SizeComparison, String> cell, String... heading) {
        return new Column(List.of(heading), sizes.stream().map(cell).toList(), rank);
    }

    private Column percentages(int rank, Function<SizeComparison, Optional<Estimate>> figure, String... heading) {
        List<String> cells =
                EstimateTexts.percentages(sizes.stream().map(figure).toList(), decimals());
        return new Column(List.of(heading), cells, rank);
    }

    private int decimals() {
        return EstimateTexts.decimals(sizes.stream()
                .flatMap(s -> Stream.of(s.validationAccuracy(), s.testAccuracy(), s.validationDifferenceToBest()))
                .flatMap(Optional::stream));
    }

    private static String time(SizeComparison size, DurationUnit unit) {
        return size.trainSeconds().map(t -> unit.format(t.median())).orElse(Quantities.NONE);
    }

    private static String rate(SizeComparison size) {
        return size.learningRate().isEmpty()
                ? Quantities.NONE
                : Quantities.rate(size.learningRate().getAsDouble()) + (size.learningRateAtEdge() ? Marks.EDGE : "");
    }

    private static String speed(SizeComparison size) {
        return Quantities.significant(size.examplesPerSecond().orElse(Double.NaN), 3);
    }

    private static String memory(SizeComparison size, ByteUnit unit) {
        return size.peakMemoryBytes().isPresent()
                ? unit.format(size.peakMemoryBytes().getAsLong())
                : Quantities.NONE;
    }
}
