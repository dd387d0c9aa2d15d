package dev.batchwise.table;

import java.util.List;

/**
 * How a CSV file is written.
 *
 * @param separator between cells
 * @param columns names of the columns; none if the first line has them
 */
public record CsvFormat(char separator, List<String> columns) {
    /** Copies the names. */
    public CsvFormat {
        columns = List.copyOf(columns);
    }
}
