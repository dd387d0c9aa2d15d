package dev.batchwise.table;

import dev.batchwise.study.MissingValues;
import dev.batchwise.study.Problems;
import dev.batchwise.study.Spelling;
import dev.batchwise.study.UsageException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The test file, found out about in one pass and found to fit the training file.
 *
 * @param part what it says of its examples
 * @param withEmptyCells columns that have empty cells
 * @param pointsDropped whether its labels are those of training with a point behind each
 */
record TestTable(TablePart part, Set<String> withEmptyCells, boolean pointsDropped) {
    /**
     * Reads the file.
     *
     * @throws UsageException with everything that is wrong with it, or does not fit
     */
    static TestTable of(Table table, TrainingTable training, MissingValues missing) {
        Problems problems = new Problems();
        Roles roles = training.roles();
        for (String name : roles.used()) {
            if (!table.columns().contains(name)) {
                Optional<String> near = Spelling.nearest(name, table.columns());
                problems.add("column '" + name + "' of " + training.table().name() + " is not in " + table.name() + "; "
                        + near.map(n -> "did you mean " + n + "? ").orElse("") + "give files of the same columns");
            }
        }
        problems.throwIfAny();
        TableScan scan = TableScan.of(table, roles, training.categorical());
        new TableCheck(table, roles, missing, problems).check(scan);
        roles.features().forEach(name -> checkFit(table, training, name, scan.column(name), problems));
        Optional<int[]> labels = training.outcomes()
                .flatMap(known -> problems.attempt(
                        () -> known.testLabels(training.labelName(table), scan.column(roles.label()), scan.codes())));
        problems.throwIfAny();
        boolean points = training.outcomes()
                .filter(known -> known.endInPoints(
                        scan.column(roles.label()).dictionary().texts()))
                .isPresent();
        TablePart part = labels.isPresent()
                ? new TablePart(training.labelName(table), labels.get(), new float[0])
                : new TablePart(training.labelName(table), new int[0], scan.targets());
        return new TestTable(
                part,
                roles.features().stream()
                        .filter(name -> scan.column(name).missing() > 0)
                        .collect(Collectors.toSet()),
                points);
    }

    private static void checkFit(
            Table table, TrainingTable training, String name, ColumnScan found, Problems problems) {
        ColumnScan known = training.column(name);
        String column = "column '" + name + "' of " + table.name();
        if (found.isCategorical() && !known.isCategorical()) {
            problems.add(column + " holds '" + found.firstText().text() + "' in " + table.placeWord() + " "
                    + found.firstText().place() + ", but is of numbers in "
                    + training.table().name()
                    + "; leave the row or, with --ignore, the column out");
        } else if (known.isCategorical()) {
            List<String> unknown = found.dictionary().texts().stream()
                    .filter(text -> known.dictionary().find(text.toCharArray(), 0, text.length()) < 0)
                    .map(text -> "'" + text + "'")
                    .toList();
            if (!unknown.isEmpty() || found.dictionary().isFull()) {
                problems.add(column + " holds " + Names.of(unknown) + ", which "
                        + training.table().name() + " does not; leave such rows or, with --ignore, the column out");
            }
        }
    }
}
