package dev.batchwise.table;

import dev.batchwise.study.MissingValues;
import dev.batchwise.study.Problems;

/** What is wrong with the columns of a table. */
final class TableCheck {
    private final Table table;
    private final Roles roles;
    private final MissingValues missing;
    private final Problems problems;

    TableCheck(Table table, Roles roles, MissingValues missing, Problems problems) {
        this.table = table;
        this.roles = roles;
        this.missing = missing;
        this.problems = problems;
    }

    /** Notes what is wrong whichever part it is. */
    void check(TableScan scan) {
        if (scan.rows() == 0) {
            problems.add(table.name() + " has names of columns but no rows; give a file with rows");
            return;
        }
        for (String column : roles.features()) {
            ColumnScan found = scan.column(column);
            if (missing == MissingValues.REFUSE && found.missing() > 0) {
                problems.add(column(column) + " has " + values(found.missing()) + ", the first in "
                        + place(found.firstMissing())
                        + "; give --missing impute to fill them in, or --ignore to leave the column out");
            }
            checkNumbers(column, found, "leave the row or, with --ignore, the column out");
        }
        checkLabel(scan.column(roles.label()));
    }

    private void checkLabel(ColumnScan label) {
        if (label.missing() > 0) {
            problems.add(column(roles.label()) + ", which is to be predicted, has " + values(label.missing())
                    + ", the first in " + place(label.firstMissing()) + "; leave such rows out of the file");
        }
        if (!roles.isClassification()) {
            checkNumbers(roles.label(), label, "leave the row out");
            if (label.isCategorical()) {
                problems.add(
                        column(roles.label()) + " holds '" + label.firstText().text() + "' in "
                                + place(label.firstText().place())
                                + ", which is no number to predict; give another --label, or --task classification");
            }
        }
    }

    private void checkNumbers(String column, ColumnScan found, String advice) {
        found.firstUnusable()
                .ifPresent(cell -> problems.add(column(column) + " holds " + cell.text() + " in " + place(cell.place())
                        + ", which no float32 holds; " + advice));
    }

    /** Notes columns of a training part that say nothing, or too much. */
    void checkTraining(TableScan scan) {
        for (String column : roles.features()) {
            if (scan.rows() > 0
                    && missing == MissingValues.IMPUTE
                    && scan.column(column).isEmpty()) {
                problems.add(column(column) + " is empty in every row; leave it out with --ignore");
            }
            Dictionary dictionary = scan.column(column).dictionary();
            if (dictionary.isFull()) {
                problems.add(column(column) + " has more than " + Dictionary.MOST + " categories ("
                        + Names.of(dictionary.texts().subList(0, 3))
                        + ", ...), too many for one number each; leave it out"
                        + " with --ignore, or group them");
            }
        }
    }

    private static String values(long count) {
        return count == 1 ? "1 missing value" : count + " missing values";
    }

    private String column(String name) {
        return "column '" + name + "' of " + table.name();
    }

    private String place(long number) {
        return table.placeWord() + " " + number;
    }
}
