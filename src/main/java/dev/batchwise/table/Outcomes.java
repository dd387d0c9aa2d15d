package dev.batchwise.table;

import dev.batchwise.study.UsageException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** The classes of a label column, and the examples' classes by them. */
final class Outcomes {
    private static final int FEW = 10; // numbers that are not whole may still be so many classes

    private final String column; // with its file
    private final List<String> classes;

    private Outcomes(String column, List<String> classes) {
        this.column = column;
        this.classes = List.copyOf(classes);
    }

    /**
     * Returns the classes of the training part, sorted: as numbers if all are whole numbers, else as text.
     *
     * @param column in messages, with its file
     * @throws UsageException if the column cannot be one of classes
     */
    static Outcomes of(String column, ColumnScan scan) {
        List<String> texts = new ArrayList<>(scan.dictionary().texts());
        boolean whole = texts.stream().allMatch(text -> text.matches("[+-]?[0-9]{1,18}"));
        if (!whole && texts.size() > FEW && texts.stream().allMatch(Outcomes::isNumber)) {
            throw new UsageException(column + " holds many numbers that are not whole ("
                    + Names.of(texts.subList(0, 3)) + ", ...), which are no classes; give --task regression to predict"
                    + " a number, or another --label");
        }
        if (scan.dictionary().isFull()) {
            throw new UsageException(
                    column + " has more than " + Dictionary.MOST + " classes (" + Names.of(texts.subList(0, 3))
                            + ", ...); give another --label, or --task regression for a number");
        }
        if (texts.isEmpty()) {
            throw new UsageException(column + " is empty in every row; give another --label");
        }
        texts.sort(whole ? Comparator.comparingLong(Long::parseLong) : Comparator.<String>naturalOrder());
        return new Outcomes(column, texts);
    }

    private static boolean isNumber(String text) {
        return !Double.isNaN(Numerals.parse(text.toCharArray(), 0, text.length()));
    }

    List<String> classes() {
        return classes;
    }

    /** Returns the labels of the training part: each the place of its class. */
    int[] labels(ColumnScan scan, int[] codes) {
        return mapped(codes, scan.dictionary().texts());
    }

    /**
     * Returns the labels of a test part.
     *
     * @param name of its column, with its file
     * @throws UsageException if it has classes that training does not have
     */
    int[] testLabels(String name, ColumnScan scan, int[] codes) {
        List<String> texts = scan.dictionary().texts();
        List<String> meant =
                endInPoints(texts) ? texts.stream().map(Outcomes::withoutPoint).toList() : texts;
        List<String> unknown = meant.stream()
                .filter(text -> !classes.contains(text))
                .map(text -> "'" + text + "'")
                .toList();
        if (!unknown.isEmpty()) {
            throw new UsageException(name + " holds " + (unknown.size() == 1 ? "label " : "labels ") + Names.of(unknown)
                    + ", but " + column + " has only "
                    + Names.of(classes.stream().map(text -> "'" + text + "'").toList())
                    + "; write the labels of both files alike");
        }
        return mapped(codes, meant);
    }

    /** Returns whether the test part writes the labels of training with a point behind each, as the Adult data do. */
    boolean endInPoints(List<String> texts) {
        return !texts.isEmpty()
                && texts.stream().noneMatch(classes::contains)
                && texts.stream().allMatch(text -> text.endsWith(".") && classes.contains(withoutPoint(text)));
    }

    private static String withoutPoint(String text) {
        return text.substring(0, text.length() - 1);
    }

    private int[] mapped(int[] codes, List<String> texts) {
        int[] places = new int[texts.size()];
        Arrays.setAll(places, code -> classes.indexOf(texts.get(code)));
        return Arrays.stream(codes).map(code -> code < 0 ? 0 : places[code]).toArray();
    }
}
