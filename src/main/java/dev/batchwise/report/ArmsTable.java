package dev.batchwise.report;

import dev.batchwise.advice.Estimate;
import dev.batchwise.advice.SizeComparison;
import dev.batchwise.advice.StudyResults;
import dev.batchwise.report.TextTable.Column;
import dev.batchwise.study.Arm;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The arms side by side: one row a batch size, for each arm its learning rate and its accuracy. */
final class ArmsTable {
    private final StudyResults results;
    private final Split split;

    private ArmsTable(StudyResults results) {
        this.results = results;
        boolean validated = results.comparison().stream()
                .anyMatch(s -> s.validationAccuracy().isPresent());
        this.split = validated ? Split.VALIDATION : Split.TEST;
    }

    /** The split whose accuracy is shown. */
    private enum Split {
        VALIDATION,
        TEST;

        String word() {
            return this == VALIDATION ? "Validation" : "Test";
        }

        Optional<Estimate> accuracy(SizeComparison size) {
            return this == VALIDATION ? size.validationAccuracy() : size.testAccuracy();
        }
    }

    /** Returns the table, a line that says what it shows above. */
    static List<String> lines(StudyResults results, int width, Style style) {
        ArmsTable arms = new ArmsTable(results);
        TextTable table = TextTable.fitting(arms.columns(), width - Marks.WIDTH);
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add(style.strong(arms.split.word() + " "
                + results.study().shape().task().scoreName() + " of each arm in %, and its learning rates"));
        lines.add("");
        String indent = " ".repeat(Marks.WIDTH);
        table.headings().forEach(h -> lines.add(style.faint(indent + h)));
        table.rows().forEach(r -> lines.add(indent + r));
        return lines;
    }

    private List<Column> columns() {
        List<Integer> sizes = results.study().batchSizes();
        int decimals = EstimateTexts.decimals(
                results.comparison().stream().map(split::accuracy).flatMap(Optional::stream));
        List<Column> columns = new ArrayList<>();
        columns.add(new Column(
                List.of("batch", "size"), sizes.stream().map(Quantities::count).toList(), 0));
        for (Arm arm : results.study().arms()) {
            List<Optional<SizeComparison>> cells =
                    sizes.stream().map(b -> find(arm, b)).toList();
            columns.add(new Column(
                    List.of("rate"), cells.stream().map(ArmsTable::rate).toList(), 1));
            columns.add(new Column(
                    List.of(arm.label(), "%"),
                    EstimateTexts.percentages(
                            cells.stream().map(c -> c.flatMap(split::accuracy)).toList(), decimals),
                    0));
        }
        return columns;
    }

    private Optional<SizeComparison> find(Arm arm, int batchSize) {
        return results.comparison().stream()
                .filter(s -> s.arm().equals(arm) && s.batchSize() == batchSize)
                .findFirst();
    }

    private static String rate(Optional<SizeComparison> size) {
        return size.flatMap(s -> s.learningRate().stream().boxed().findAny())
                .map(Quantities::rate)
                .orElse(Quantities.NONE);
    }
}
