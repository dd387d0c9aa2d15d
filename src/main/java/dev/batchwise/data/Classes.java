package dev.batchwise.data;

import java.util.Arrays;
import java.util.stream.IntStream;

/** The examples of each class, by their labels. */
final class Classes {
    private Classes() {}

    /**
     * Returns the examples of each class in ascending order.
     *
     * @param labels of the examples, each at least 0
     * @return element k holds the examples of label k, none of a label that is left out
     */
    static int[][] members(int[] labels) {
        if (IntStream.of(labels).anyMatch(label -> label < 0)) {
            throw new IllegalArgumentException("a label below 0");
        }
        int[] sizes = new int[IntStream.of(labels).max().orElse(-1) + 1];
        IntStream.of(labels).forEach(label -> sizes[label]++);
        int[][] members = new int[sizes.length][];
        Arrays.setAll(members, label -> new int[sizes[label]]);
        int[] filled = new int[sizes.length];
        for (int i = 0; i < labels.length; i++) {
            members[labels[i]][filled[labels[i]]++] = i;
        }
        return members;
    }
}
