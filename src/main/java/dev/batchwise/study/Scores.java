package dev.batchwise.study;

import java.util.OptionalDouble;

/**
 * A trained network's losses (mean cross-entropy, nats) and accuracies (0..1) on each whole split; empty where a split
 * does not exist or was not asked for.
 *
 * @param trainLoss on the training split
 * @param trainAccuracy on the training split
 * @param validationLoss on the validation split
 * @param validationAccuracy on the validation split
 * @param testLoss on the test split
 * @param testAccuracy on the test split
 */
public record Scores(
        OptionalDouble trainLoss,
        OptionalDouble trainAccuracy,
        OptionalDouble validationLoss,
        OptionalDouble validationAccuracy,
        OptionalDouble testLoss,
        OptionalDouble testAccuracy) {

    /** Returns scores in which nothing was measured. */
    public static Scores none() {
        OptionalDouble no = OptionalDouble.empty();
        return new Scores(no, no, no, no, no, no);
    }
}
