package dev.batchwise.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** One reading of a table, which finds out about its columns and keeps what is to be predicted. */
final class TableScan extends StrippedCells {
    private final boolean[] used;
    private final List<String> names;
    private final ColumnScan[] scans;
    private final int label;
    private final boolean classes;
    private final IntStream.Builder codes = IntStream.builder();
    private final DoubleStream.Builder targets = DoubleStream.builder();
    private int rows;
    private long place;
    private boolean labelSeen;

    private TableScan(Table table, Roles roles, Set<String> categorical) {
        this.names = table.columns();
        this.used = new boolean[names.size()];
        this.label = names.indexOf(roles.label());
        this.classes = roles.isClassification();
        this.scans = new ColumnScan[names.size()];
        for (int c = 0; c < scans.length; c++) {
            used[c] = roles.used().contains(names.get(c));
            scans[c] = new ColumnScan(categorical.contains(names.get(c)) || (c == label && classes));
        }
    }

    /**
     * Reads a table.
     *
     * @param roles of its columns
     * @param categorical columns that are known to be so
     */
    static TableScan of(Table table, Roles roles, Set<String> categorical) {
        TableScan scan = new TableScan(table, roles, categorical);
        table.read(scan);
        return scan;
    }

    @Override
    public void beginRow(long place) {
        this.place = place;
        labelSeen = false;
    }

    @Override
    void value(int column, char[] buffer, int from, int length) {
        if (!used[column]) {
            return;
        }
        ColumnScan scan = scans[column];
        int code = scan.value(buffer, from, length, place);
        if (column == label) {
            keep(code, scan.isCategorical() ? 0 : Numerals.parse(buffer, from, length));
        }
    }

    @Override
    public void number(int column, double value) {
        if (!used[column]) {
            return;
        }
        ColumnScan scan = scans[column];
        if (scan.isCategorical()) {
            char[] text = Numerals.text(value).toCharArray();
            value(column, text, 0, text.length);
            return;
        }
        scan.number(value, place);
        if (column == label) {
            keep(-1, value);
        }
    }

    @Override
    public void missing(int column) {
        if (used[column]) {
            scans[column].missing(place);
        }
    }

    private void keep(int code, double target) {
        labelSeen = true;
        if (classes) {
            codes.add(code);
        } else {
            targets.add(target);
        }
    }

    @Override
    public void endRow() {
        rows++;
        if (!labelSeen) {
            keep(-1, 0); // a problem that is told elsewhere
        }
    }

    /** Returns the number of rows. */
    int rows() {
        return rows;
    }

    /** Returns what was found out about a column that is used. */
    ColumnScan column(String name) {
        return scans[names.indexOf(name)];
    }

    /** Returns the columns in which numbers went before text: the table has to be read again, with these as categorical. */
    List<String> mixed() {
        List<String> mixed = new ArrayList<>();
        for (int c = 0; c < scans.length; c++) {
            if (scans[c].isMixed()) {
                mixed.add(names.get(c));
            }
        }
        return mixed;
    }

    /** Returns the class of each row by its number in the label's dictionary; to be called once. */
    int[] codes() {
        return codes.build().toArray();
    }

    /** Returns the target of each row; to be called once. */
    float[] targets() {
        double[] wide = targets.build().toArray();
        float[] narrow = new float[wide.length];
        for (int i = 0; i < wide.length; i++) {
            narrow[i] = (float) wide[i];
        }
        return narrow;
    }
}
