package dev.batchwise.report;

import dev.batchwise.advice.Advice;
import dev.batchwise.advice.SizeComparison;
import dev.batchwise.study.Task;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;

/**
 * The signs before a table's rows: which batch size is recommended, which did best, which cannot be told apart from it.
 *
 * @param recommended batch size; empty when unknown
 * @param best batch size with the highest mean validation accuracy; empty without any
 * @param indistinguishable batch sizes that cannot be told apart from the best
 * @param task that names the score
 */
record Marks(OptionalInt recommended, OptionalInt best, List<Integer> indistinguishable, Task task) {
    /** Characters that the signs take, the space after them included. */
    static final int WIDTH = 3;

    /** Follows a learning rate at the edge of those that were tried. */
    static final String EDGE = "!";

    private static final String RECOMMENDED = ">";
    private static final String BEST = "*";
    private static final String LIKE_BEST = "~";

    /** Returns the marks of an arm's batch sizes. */
    static Marks of(Advice advice, Task task, List<SizeComparison> sizes) {
        OptionalInt best = sizes.stream()
                .filter(s -> s.validationAccuracy().isPresent())
                .max(Comparator.comparingDouble(
                        s -> s.validationAccuracy().orElseThrow().mean()))
                .map(s -> OptionalInt.of(s.batchSize()))
                .orElse(OptionalInt.empty());
        return new Marks(advice.batchSize(), best, advice.indistinguishable(), task);
    }

    /** Returns a row with its signs before it, strong if it is the recommended one. */
    String marked(SizeComparison size, String row, Style style) {
        String line = first(size) + second(size) + " " + row;
        return isRecommended(size) ? style.good(line) : line;
    }

    /** Returns what the signs used mean; empty if none is. */
    String legend(List<SizeComparison> sizes) {
        List<String> signs = new ArrayList<>();
        if (sizes.stream().anyMatch(this::isRecommended)) {
            signs.add(RECOMMENDED + " recommended");
        }
        if (sizes.size() > 1 && best.isPresent()) {
            signs.add(BEST + " highest validation " + task.scoreName());
        }
        if (sizes.stream().anyMatch(s -> second(s).equals(LIKE_BEST))) {
            signs.add(LIKE_BEST + " cannot be told apart from it");
        }
        if (sizes.stream().anyMatch(SizeComparison::learningRateAtEdge)) {
            signs.add(EDGE + " at the edge of the rates tried");
        }
        return String.join(", ", signs);
    }

    private boolean isRecommended(SizeComparison size) {
        return recommended.isPresent() && recommended.getAsInt() == size.batchSize();
    }

    private String first(SizeComparison size) {
        return isRecommended(size) ? RECOMMENDED : " ";
    }

    private String second(SizeComparison size) {
        if (best.isPresent() && best.getAsInt() == size.batchSize()) {
            return BEST;
        }
        return indistinguishable.contains(size.batchSize()) ? LIKE_BEST : " ";
    }
}
