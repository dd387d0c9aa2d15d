package dev.batchwise.table;

import java.util.List;

/** A table in a file: names of columns, and rows of cells that are shown as often as asked. */
public interface Table {
    /** Returns the name of the file, in messages. */
    String name();

    /** Returns what places in the file are called: {@code line} or {@code row}. */
    String placeWord();

    /** Returns the names of the columns, all different. */
    List<String> columns();

    /**
     * Shows all cells, row by row and within a row from the first column to the last.
     *
     * @throws dev.batchwise.study.UsageException if the file cannot be read or is not a table
     */
    void read(Cells cells);
}
