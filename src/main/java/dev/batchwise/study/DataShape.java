package dev.batchwise.study;

import java.util.List;

/**
 * What a study needs to know of its data without holding them.
 *
 * @param trainExamples examples of the training split, validation taken out
 * @param validationExamples examples of the validation split
 * @param testExamples examples of the test split
 * @param inputShape of one example, e.g. [1, 28, 28] (channels, rows, columns) or [105] (features)
 * @param outputs numbers that a network gives for one example: the classes, or 1 in regression
 * @param task what they mean
 */
public record DataShape(
        int trainExamples, int validationExamples, int testExamples, List<Integer> inputShape, int outputs, Task task) {
    /** Copies the shape. */
    public DataShape {
        inputShape = List.copyOf(inputShape);
    }

    /** Returns the shape of examples in classes. */
    public static DataShape classified(
            int trainExamples, int validationExamples, int testExamples, List<Integer> inputShape, int classes) {
        return new DataShape(trainExamples, validationExamples, testExamples, inputShape, classes, Task.CLASSIFICATION);
    }
}
