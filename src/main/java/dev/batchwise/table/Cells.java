package dev.batchwise.table;

/** Something that is shown the cells of a table. */
public interface Cells {
    /**
     * Begins a row.
     *
     * @param place the number of its line in a text file, or of the row elsewhere, from 1
     */
    void beginRow(long place);

    /**
     * Takes a cell of text, which may be a number as well.
     *
     * @param column its number, from 0
     * @param buffer holds the text; used again for the next cell
     * @param from first character
     * @param length number of characters
     */
    void text(int column, char[] buffer, int from, int length);

    /** Takes a cell that is a number. */
    void number(int column, double value);

    /** Takes an empty cell. */
    void missing(int column);

    /** Ends a row. */
    void endRow();
}
