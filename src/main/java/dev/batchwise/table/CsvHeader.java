package dev.batchwise.table;

import dev.batchwise.study.UsageException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Reads the first record: the names of the columns, or how many there are. */
final class CsvHeader extends CsvRecords {
    private final CsvFormat format;
    private final List<String> cells = new ArrayList<>();

    CsvHeader(String file, CsvFormat format) {
        super(file);
        this.format = format;
    }

    @Override
    protected void handleField(int column, char[] buffer, int from, int length, boolean quoted) {
        cells.add(new String(buffer, from, length).strip());
    }

    @Override
    protected Boolean buildRecord() {
        return cells.isEmpty();
    }

    /**
     * Returns the names.
     *
     * @throws UsageException if they are not in order
     */
    List<String> columns() {
        if (cells.isEmpty()) {
            throw new UsageException(file() + " is empty; give a file with rows");
        }
        checkSeparator();
        List<String> given = format.columns();
        if (!given.isEmpty()) {
            if (given.size() != cells.size()) {
                throw new UsageException("--columns names " + given.size() + " columns, but line "
                        + getStartingLineNumber() + " of " + file() + " has " + cells.size()
                        + " cells; give one name for each");
            }
            return given;
        }
        if (cells.stream().allMatch(CsvHeader::isNumber)) {
            throw new UsageException("line " + getStartingLineNumber() + " of " + file() + " holds numbers ("
                    + Names.of(cells) + ") where the names of the columns are expected; name them with --columns if the"
                    + " file has no header");
        }
        return named();
    }

    private void checkSeparator() {
        for (char other : new char[] {';', '\t', '|', ','}) {
            if (cells.size() == 1 && other != format.separator() && cells.get(0).indexOf(other) >= 0) {
                String name = other == '\t' ? "tab" : "'" + other + "'";
                throw new UsageException("line " + getStartingLineNumber() + " of " + file() + " is a single cell with "
                        + name + " in it; if that is what separates cells, give --separator " + name);
            }
        }
    }

    private List<String> named() {
        List<String> names = new ArrayList<>();
        Set<String> twice = new TreeSet<>();
        for (String cell : cells) {
            String name = cell.isEmpty() ? "column " + (names.size() + 1) : cell; // pandas leaves its index without one
            if (names.contains(name)) {
                twice.add("'" + name + "'");
            }
            names.add(name);
        }
        if (!twice.isEmpty()) {
            throw new UsageException("column name " + Names.of(List.copyOf(twice)) + " stands more than once in line "
                    + getStartingLineNumber() + " of " + file()
                    + "; give columns names that differ, or name them with --columns if the file has no header");
        }
        return names;
    }

    private static boolean isNumber(String cell) {
        return !Double.isNaN(Numerals.parse(cell.toCharArray(), 0, cell.length()));
    }
}
