package dev.batchwise.table;

import de.siegmar.fastcsv.reader.RecordType;
import dev.batchwise.study.UsageException;

/** Shows records as rows of cells; all must have as many cells as there are columns. */
final class CsvRows extends CsvRecords {
    private final int columns;
    private final Cells cells;
    private int headers; // records still to be passed over
    private boolean blank; // nothing but blanks so far

    CsvRows(String file, int columns, int headers, Cells cells) {
        super(file);
        this.columns = columns;
        this.headers = headers;
        this.cells = cells;
    }

    @Override
    protected void handleBegin(long line) {
        blank = false;
        if (headers == 0) {
            cells.beginRow(line);
        }
    }

    @Override
    protected void handleField(int column, char[] buffer, int from, int length, boolean quoted) {
        if (headers > 0 || column >= columns) {
            return;
        }
        if (column == 0 && columns > 1 && !quoted && isBlank(buffer, from, length)) {
            blank = true; // an empty cell, or a line that is empty: the next cell will tell
            return;
        }
        if (blank) {
            blank = false;
            cells.missing(0);
        }
        cells.text(column, buffer, from, length);
    }

    private static boolean isBlank(char[] buffer, int from, int length) {
        for (int i = from; i < from + length; i++) {
            if (buffer[i] > ' ') {
                return false;
            }
        }
        return true;
    }

    @Override
    protected Boolean buildRecord() {
        if (headers > 0) {
            headers--;
            return true;
        }
        if (getRecordType() == RecordType.EMPTY || (blank && getFieldCount() == 1)) {
            return true;
        }
        if (getFieldCount() != columns) {
            throw new UsageException("line " + getStartingLineNumber() + " of " + file() + " has " + getFieldCount()
                    + (getFieldCount() == 1 ? " cell" : " cells") + " where there are " + columns
                    + " columns; give every row as many cells as there are columns");
        }
        cells.endRow();
        return true;
    }
}
