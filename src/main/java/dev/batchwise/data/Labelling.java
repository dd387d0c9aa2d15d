package dev.batchwise.data;

import java.util.stream.IntStream;

/** What the two label files of a data set say, once found in order, and which images belong to which split by it. */
final class Labelling {
    private final int classes;
    private final int[] training;
    private final Split split;
    private final int[] test;

    /**
     * Creates the labelling.
     *
     * @param classes K
     * @param training labels of the training part, each in 0…K−1
     * @param split of the training part
     * @param test labels of the test part, each in 0…K−1
     */
    Labelling(int classes, int[] training, Split split, int[] test) {
        this.classes = classes;
        this.training = training.clone();
        this.split = split;
        this.test = test.clone();
    }

    /** Returns K, the number of classes. */
    int classes() {
        return classes;
    }

    /** Returns which images of its part's file make a split, ascending. */
    int[] rows(SplitName name) {
        return switch (name) {
            case TRAIN -> split.training();
            case VALIDATION -> split.validation();
            case TEST -> IntStream.range(0, test.length).toArray();
        };
    }

    /** Returns the labels of a split, in the order of its rows. */
    int[] labels(SplitName name) {
        int[] part = name == SplitName.TEST ? test : training;
        return IntStream.of(rows(name)).map(row -> part[row]).toArray();
    }

    /** Returns the number of examples in a split. */
    int examples(SplitName name) {
        return rows(name).length;
    }

    /** Returns whether a file with that many images can be the one that holds a split. */
    boolean isFor(SplitName name, int images) {
        return images == (name == SplitName.TEST ? test : training).length;
    }
}
