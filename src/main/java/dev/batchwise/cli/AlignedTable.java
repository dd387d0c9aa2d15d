package dev.batchwise.cli;

import java.util.ArrayList;
import java.util.List;

/** Rows of text under headings; a heading that begins with {@code >} has its column aligned to the right. */
final class AlignedTable {
    private static final String GAP = "  ";

    private final List<String> headings;
    private final List<List<String>> rows = new ArrayList<>();

    AlignedTable(String... headings) {
        this.headings = List.of(headings);
    }

    /** Adds a row. */
    void add(String... cells) {
        rows.add(List.of(cells));
    }

    /** Returns the width that a column of such cells takes. */
    int widthOf(List<String> cells) {
        return cells.stream().mapToInt(String::length).max().orElse(0);
    }

    /** Returns the heading and the rows, without blanks at their ends. */
    List<String> lines() {
        List<List<String>> all = new ArrayList<>();
        all.add(headings.stream().map(AlignedTable::plain).toList());
        all.addAll(rows);
        return all.stream().map(this::line).toList();
    }

    private static String plain(String heading) {
        return heading.startsWith(">") ? heading.substring(1) : heading;
    }

    private String line(List<String> cells) {
        StringBuilder line = new StringBuilder();
        for (int c = 0; c < cells.size(); c++) {
            int column = c;
            int width = Math.max(
                    plain(headings.get(c)).length(),
                    widthOf(rows.stream().map(row -> row.get(column)).toList()));
            String blanks = " ".repeat(Math.max(0, width - cells.get(c).length()));
            boolean right = headings.get(c).startsWith(">");
            line.append(c == 0 ? "" : GAP).append(right ? blanks + cells.get(c) : cells.get(c) + blanks);
        }
        return line.toString().stripTrailing();
    }
}
