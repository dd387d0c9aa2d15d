package dev.batchwise.data;

import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The classes that the training labels show: 0…K−1 without a gap, each with at least two examples. A label above a gap,
 * one that a single training example has, and one that no training example has are out of range.
 */
final class LabelRange {
    private final int[] counts = new int[256]; // training examples of each label
    private final int firstUnused;
    private final int last;

    private LabelRange(int[] trainingLabels) {
        IntStream.of(trainingLabels).forEach(label -> counts[label]++);
        firstUnused = IntStream.range(0, counts.length)
                .filter(label -> counts[label] == 0)
                .findFirst()
                .orElse(counts.length);
        last = IntStream.range(0, firstUnused)
                .filter(label -> counts[label] > 1)
                .max()
                .orElse(-1);
    }

    /** Returns the range of training labels in 0…255. */
    static LabelRange of(int[] trainingLabels) {
        return new LabelRange(trainingLabels);
    }

    /** Returns K. */
    int classes() {
        return last + 1;
    }

    /** Returns whether a label stands for a class. */
    boolean contains(int label) {
        return label <= last && counts[label] > 1;
    }

    /**
     * Returns the problem with a file's labels, if there is one: the first item out of range, and how many more are.
     *
     * @param file name of the file
     * @param labels in its order
     */
    Optional<String> problem(String file, int[] labels) {
        int[] outside = IntStream.range(0, labels.length)
                .filter(i -> !contains(labels[i]))
                .toArray();
        if (outside.length == 0) {
            return Optional.empty();
        }
        int label = labels[outside[0]];
        String more = outside.length == 1 ? "" : " (others out of range: " + (outside.length - 1) + ")";
        return Optional.of("label " + label + " of item " + outside[0] + " (counted from 0) in " + file
                + " is out of the range " + range() + " found in training" + more + ": " + reason(label)
                + "; number the classes 0, 1, 2, … without a gap and give each at least two training examples");
    }

    private String reason(int label) {
        if (counts[label] == 1) {
            return "only one training example has it";
        }
        return "no training example has label " + (counts[label] == 0 ? label : firstUnused);
    }

    private String range() {
        return last < 0 ? "(empty)" : "0.." + last;
    }
}
