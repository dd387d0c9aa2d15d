package dev.batchwise.advice;

import java.util.List;

/**
 * The gradient noise of one or more checkpoints.
 *
 * @param format {@code batchwise-noise/1}
 * @param checkpoints one each, in the order asked for
 */
public record NoiseComparison(String format, List<NoiseResults> checkpoints) {
    /** Copies the list. */
    public NoiseComparison {
        checkpoints = List.copyOf(checkpoints);
    }

    /** Returns the comparison. */
    public static NoiseComparison of(List<NoiseResults> checkpoints) {
        return new NoiseComparison(NoiseResults.FORMAT, checkpoints);
    }
}
