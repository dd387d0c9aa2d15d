package dev.batchwise.data;

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
        int[][] members = new int[IntStream.of(labels).max().orElse(-1) + 1][];
        for (int k = 0; k < members.length; k++) {
            int label = k;
            members[k] = IntStream.range(0, labels.length)
                    .filter(i -> labels[i] == label)
                    .toArray();
        }
        return members;
    }
}
