package dev.batchwise.table;

import java.util.Optional;

/** What one reading of a table finds out about a column. */
final class ColumnScan {
    /** What stands in a cell, and where. */
    record Cell(String text, long place) {
        private static final Cell NONE = new Cell("", 0);
    }

    private final Dictionary dictionary = new Dictionary();
    private final Moments moments = new Moments();
    private boolean categorical;
    private boolean mixed;
    private long numbers;
    private long missing;
    private long firstMissing;
    private long unusable;
    private Cell firstUnusable = Cell.NONE;
    private Cell firstText = Cell.NONE;
    private double least = Double.POSITIVE_INFINITY;
    private double greatest = Double.NEGATIVE_INFINITY;

    /** Starts with what is known of the column from an earlier reading: that it is categorical, or nothing. */
    ColumnScan(boolean categorical) {
        this.categorical = categorical;
    }

    /**
     * Takes text.
     *
     * @return its number among the categories; −1 for a number in a column that is numeric so far, or one category too many
     */
    int value(char[] buffer, int from, int length, long place) {
        if (!categorical) {
            double number = Numerals.parse(buffer, from, length);
            if (!Double.isNaN(number)) {
                number(number, place);
                return -1;
            }
            // Numbers that went before were not kept as text: the table is read once more for them.
            mixed = numbers > 0;
            categorical = true;
            firstText = new Cell(new String(buffer, from, length), place);
        }
        return dictionary.add(buffer, from, length);
    }

    /** Takes a number; one that no float32 holds cannot be used. */
    void number(double value, long place) {
        numbers++;
        if (!(Math.abs(value) <= Float.MAX_VALUE)) {
            firstUnusable = unusable++ == 0 ? new Cell(Numerals.text(value), place) : firstUnusable;
            return;
        }
        moments.add(value);
        least = Math.min(least, value);
        greatest = Math.max(greatest, value);
    }

    /** Takes an empty cell. */
    void missing(long place) {
        firstMissing = missing++ == 0 ? place : firstMissing;
    }

    boolean isCategorical() {
        return categorical;
    }

    /** Returns whether numbers went before the first text, so that the table has to be read again. */
    boolean isMixed() {
        return mixed;
    }

    Dictionary dictionary() {
        return dictionary;
    }

    Moments moments() {
        return moments;
    }

    long missing() {
        return missing;
    }

    /** Returns the place of the first empty cell. */
    long firstMissing() {
        return firstMissing;
    }

    /** Returns the first number that cannot be used; empty if there is none. */
    Optional<Cell> firstUnusable() {
        return unusable == 0 ? Optional.empty() : Optional.of(firstUnusable);
    }

    /** Returns the first cell that is no number, in a column that was not known to be categorical. */
    Cell firstText() {
        return firstText;
    }

    /** Returns whether no cell has a value. */
    boolean isEmpty() {
        return numbers == 0 && dictionary.size() == 0;
    }

    /** Returns whether all cells say the same, none of them empty. */
    boolean isConstant() {
        boolean one = categorical ? dictionary.size() == 1 : least == greatest;
        return one && missing == 0;
    }
}
