package dev.batchwise.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Columns of text side by side, headings above. Where the width does not hold all of them the least important go first. */
final class TextTable {
    private static final String GAP = "  ";

    private final List<Column> columns;

    private TextTable(List<Column> columns) {
        this.columns = columns;
    }

    /**
     * One column, aligned to the right.
     *
     * @param heading its lines, the quantity first and the unit last
     * @param cells one a row
     * @param rank 0 for a column that is never left out; the highest are left out first
     */
    record Column(List<String> heading, List<String> cells, int rank) {
        Column {
            heading = List.copyOf(heading);
            cells = List.copyOf(cells);
        }

        int width() {
            int widest = cells.stream().mapToInt(String::length).max().orElse(0);
            return Math.max(
                    widest, heading.stream().mapToInt(String::length).max().orElse(0));
        }

        boolean says() {
            return !cells.stream().allMatch(Quantities.NONE::equals);
        }

        String heading(int line, int lines) {
            int own = line - (lines - heading.size());
            return own < 0 ? "" : heading.get(own);
        }
    }

    /** Returns a table of those columns that hold at least one figure and fit the width beside one another. */
    static TextTable fitting(List<Column> all, int width) {
        List<Column> kept = new ArrayList<>(all.stream().filter(Column::says).toList());
        while (width(kept) > width && kept.stream().anyMatch(c -> c.rank() > 0)) {
            int least = kept.stream().mapToInt(Column::rank).max().orElseThrow();
            kept.removeIf(c -> c.rank() == least);
        }
        return new TextTable(List.copyOf(kept));
    }

    private static int width(List<Column> columns) {
        return columns.stream().mapToInt(c -> c.width() + GAP.length()).sum() - GAP.length();
    }

    /** Returns whether a column under a heading that starts like that is shown. */
    boolean shows(String heading) {
        Predicate<Column> named = c -> c.heading().get(0).equals(heading);
        return columns.stream().anyMatch(named);
    }

    /** Returns the heading lines, padded, as many as the tallest column has. */
    List<String> headings() {
        int lines = columns.stream().mapToInt(c -> c.heading().size()).max().orElse(0);
        List<String> headings = new ArrayList<>();
        for (int i = 0; i < lines; i++) {
            int line = i;
            headings.add(joined(
                    columns.stream().map(c -> padded(c.heading(line, lines), c)).toList()));
        }
        return headings;
    }

    /** Returns the rows, padded. */
    List<String> rows() {
        int count = columns.stream().mapToInt(c -> c.cells().size()).max().orElse(0);
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int row = i;
            rows.add(joined(
                    columns.stream().map(c -> padded(c.cells().get(row), c)).toList()));
        }
        return rows;
    }

    private static String joined(List<String> cells) {
        return String.join(GAP, cells).stripTrailing();
    }

    private static String padded(String cell, Column column) {
        return " ".repeat(column.width() - cell.length()) + cell;
    }
}
