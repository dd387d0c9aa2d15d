package dev.batchwise.advice;

import java.util.List;

/**
 * The sharpness of several checkpoints.
 *
 * @param format {@code batchwise-sharpness/1}
 * @param checkpoints one each, in the order asked for
 */
public record SharpnessComparison(String format, List<SharpnessResults> checkpoints) {
    /** Copies the list. */
    public SharpnessComparison {
        checkpoints = List.copyOf(checkpoints);
    }

    /** Returns the comparison. */
    public static SharpnessComparison of(List<SharpnessResults> checkpoints) {
        return new SharpnessComparison(SharpnessResults.FORMAT, checkpoints);
    }
}
