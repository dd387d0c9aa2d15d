package dev.batchwise.advice;

import java.util.Optional;

/**
 * What instruments found in the trained networks of a study.
 *
 * @param sharpness of each, against batch size; empty where it was not measured
 */
public record Instruments(Optional<SharpnessComparison> sharpness) {
    /** Returns the form of a study on which nothing was measured. */
    public static Instruments none() {
        return new Instruments(Optional.empty());
    }
}
