package dev.batchwise.advice;

import java.util.List;
import java.util.Optional;

/**
 * What instruments found beside a study's trials.
 *
 * @param sharpness of the trained networks, against batch size; empty where it was not measured
 * @param fastestBatch one an arm of a study to a target whose critical batch size is identified
 */
public record Instruments(Optional<SharpnessComparison> sharpness, List<FastestBatch> fastestBatch) {
    /** Copies the list. */
    public Instruments {
        fastestBatch = List.copyOf(fastestBatch);
    }

    /** Returns the form of a study on which nothing was measured. */
    public static Instruments none() {
        return new Instruments(Optional.empty(), List.of());
    }
}
