package dev.batchwise.study;

import java.util.List;

/**
 * What a study needs to know of its data without holding them.
 *
 * @param trainExamples examples of the training split, validation taken out
 * @param validationExamples examples of the validation split
 * @param testExamples examples of the test split
 * @param inputShape of one example, e.g. [1, 28, 28] (channels, rows, columns)
 * @param classes number of classes
 */
public record DataShape(
        int trainExamples, int validationExamples, int testExamples, List<Integer> inputShape, int classes) {
    /** Copies the shape. */
    public DataShape {
        inputShape = List.copyOf(inputShape);
    }
}
