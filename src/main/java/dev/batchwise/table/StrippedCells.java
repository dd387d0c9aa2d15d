package dev.batchwise.table;

/** Cells without the blanks around their text, those that say there is no value told apart. */
abstract class StrippedCells implements Cells {
    @Override
    public final void text(int column, char[] buffer, int from, int length) {
        int start = from;
        int end = from + length;
        while (start < end && buffer[start] <= ' ') {
            start++;
        }
        while (end > start && buffer[end - 1] <= ' ') {
            end--;
        }
        if (Numerals.isMissing(buffer, start, end - start)) {
            missing(column);
        } else {
            value(column, buffer, start, end - start);
        }
    }

    /** Takes a cell of text that says something. */
    abstract void value(int column, char[] buffer, int from, int length);
}
