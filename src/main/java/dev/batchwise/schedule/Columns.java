package dev.batchwise.schedule;

import java.util.ArrayList;
import java.util.List;

/** Rows of cells laid out as lines. */
final class Columns {
    private Columns() {}

    /** Returns one line a row, every column as wide as its widest cell and two spaces apart. */
    static List<String> rightAligned(List<List<String>> rows) {
        int columns = rows.get(0).size();
        int[] widths = new int[columns];
        for (List<String> row : rows) {
            for (int i = 0; i < columns; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        List<String> lines = new ArrayList<>();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < columns; i++) {
                line.append(i == 0 ? "" : "  ")
                        .append(" ".repeat(widths[i] - row.get(i).length()));
                line.append(row.get(i));
            }
            lines.add(line.toString());
        }
        return lines;
    }
}
