package dev.batchwise.table;

import dev.batchwise.study.Problems;
import dev.batchwise.study.Reading;
import dev.batchwise.study.Spelling;
import dev.batchwise.study.Task;
import dev.batchwise.study.UsageException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which column of a table is to be predicted, and from which.
 *
 * @param label name of the column to be predicted
 * @param features names of the columns that are used for it, in the order of the table
 * @param ignored names of the columns that are not
 * @param task what is to be predicted
 */
record Roles(String label, List<String> features, List<String> ignored, Task task) {
    /** Copies the lists. */
    Roles {
        features = List.copyOf(features);
        ignored = List.copyOf(ignored);
    }

    /**
     * Returns the roles that a user gave the columns of a table.
     *
     * @throws UsageException if a name is not there, or nothing is left
     */
    static Roles of(Table table, Reading reading) {
        Problems problems = new Problems();
        List<String> columns = table.columns();
        String last = columns.get(columns.size() - 1);
        String label = reading.label()
                .flatMap(text -> problems.attempt(() -> column(table, "--label", text)))
                .orElse(last);
        Set<String> ignored = new LinkedHashSet<>();
        reading.ignore()
                .forEach(text ->
                        problems.attempt(() -> column(table, "--ignore", text)).ifPresent(ignored::add));
        if (ignored.contains(label)) {
            problems.add("column '" + label + "' of " + table.name()
                    + " is to be predicted and in --ignore; give another" + " column as --label");
        }
        List<String> features = columns.stream()
                .filter(name -> !name.equals(label) && !ignored.contains(name))
                .toList();
        if (features.isEmpty()) {
            problems.add(table.name() + " has no column to predict '" + label
                    + "' from; give a table with more columns," + " or ignore fewer");
        }
        problems.throwIfAny();
        return new Roles(label, features, List.copyOf(ignored), reading.task());
    }

    /** Returns the column of a name, or of a number counted from 1. */
    private static String column(Table table, String option, String text) {
        List<String> columns = table.columns();
        if (columns.contains(text)) {
            return text;
        }
        if (text.matches("[0-9]{1,9}")) {
            int number = Integer.parseInt(text);
            if (number >= 1 && number <= columns.size()) {
                return columns.get(number - 1);
            }
            throw new UsageException("column number " + text + " in " + option + " is not in " + table.name()
                    + "; give 1 to " + columns.size() + ", or a name");
        }
        Optional<String> near = Spelling.nearest(text, columns);
        throw new UsageException("column '" + text + "' in " + option + " is not in " + table.name() + "; "
                + near.map(name -> "did you mean " + name + "? ").orElse("") + "give one of "
                + Names.of(columns));
    }

    boolean isClassification() {
        return task == Task.CLASSIFICATION;
    }

    /** Returns the columns that are read: the features and the label. */
    Set<String> used() {
        Set<String> used = new LinkedHashSet<>(features);
        used.add(label);
        return used;
    }
}
