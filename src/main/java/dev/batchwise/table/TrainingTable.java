package dev.batchwise.table;

import dev.batchwise.study.Problems;
import dev.batchwise.study.Reading;
import dev.batchwise.study.UsageException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The training file, found out about in one pass; in two if numbers go before text in a column. */
final class TrainingTable {
    private final Table table;
    private final Roles roles;
    private final TableScan scan;
    private final Optional<Outcomes> outcomes; // none in regression
    private final TablePart part;

    private TrainingTable(Table table, Roles roles, TableScan scan, Optional<Outcomes> outcomes) {
        this.table = table;
        this.roles = roles;
        this.scan = scan;
        this.outcomes = outcomes;
        this.part = outcomes.map(known -> new TablePart(
                        labelName(table), known.labels(scan.column(roles.label()), scan.codes()), new float[0]))
                .orElseGet(() -> new TablePart(labelName(table), new int[0], scan.targets()));
    }

    /**
     * Reads a file.
     *
     * @throws UsageException with everything that is wrong with it
     */
    static TrainingTable of(Table table, Reading reading) {
        Roles roles = Roles.of(table, reading);
        TableScan first = TableScan.of(table, roles, Set.of());
        Set<String> mixed = Set.copyOf(first.mixed());
        TableScan scan = mixed.isEmpty() ? first : TableScan.of(table, roles, mixed);
        Problems problems = new Problems();
        TableCheck check = new TableCheck(table, roles, reading.missing(), problems);
        check.check(scan);
        check.checkTraining(scan);
        Optional<Outcomes> outcomes = roles.isClassification() && scan.rows() > 0
                ? problems.attempt(() -> Outcomes.of(labelName(table, roles), scan.column(roles.label())))
                : Optional.empty();
        problems.throwIfAny();
        return new TrainingTable(table, roles, scan, outcomes);
    }

    private static String labelName(Table table, Roles roles) {
        return "column '" + roles.label() + "' of " + table.name();
    }

    /** Returns the name of the column to be predicted, in a message. */
    String labelName(Table of) {
        return labelName(of, roles);
    }

    Table table() {
        return table;
    }

    Roles roles() {
        return roles;
    }

    /** Returns the classes; empty in regression. */
    Optional<Outcomes> outcomes() {
        return outcomes;
    }

    /** Returns what it says of its examples. */
    TablePart part() {
        return part;
    }

    /** Returns what was found out about a column that is used. */
    ColumnScan column(String name) {
        return scan.column(name);
    }

    /** Returns the columns of categories. */
    Set<String> categorical() {
        return roles.used().stream()
                .filter(name -> scan.column(name).isCategorical())
                .collect(Collectors.toSet());
    }

    /**
     * Returns what becomes of each column that is used.
     *
     * @param emptyInTest columns with empty cells in the test part
     */
    List<Feature> features(Set<String> emptyInTest) {
        return roles.features().stream()
                .map(name -> feature(name, scan.column(name), emptyInTest.contains(name)))
                .toList();
    }

    private static Feature feature(String name, ColumnScan found, boolean emptyInTest) {
        boolean imputed = found.missing() > 0 || emptyInTest;
        if (found.isConstant() && !emptyInTest) {
            return new Feature.Constant(name);
        }
        return found.isCategorical()
                ? Feature.Categorical.of(name, found.dictionary(), imputed)
                : new Feature.Numeric(name, imputed);
    }
}
