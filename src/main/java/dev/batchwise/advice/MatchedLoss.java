package dev.batchwise.advice;

import dev.batchwise.study.Arm;
import java.util.List;
import java.util.Optional;

/**
 * The sizes of one arm compared at the same training loss instead of the same number of examples: at equal examples small
 * batches make more updates, and this takes that advantage out.
 *
 * @param arm learning-rate policy
 * @param lossNats the lowest training loss that every compared replicate of the arm reached
 * @param sizes one entry a batch size, ascending
 */
public record MatchedLoss(Arm arm, double lossNats, List<Size> sizes) {
    /** Copies the list. */
    public MatchedLoss {
        sizes = List.copyOf(sizes);
    }

    /**
     * What one batch size needed to reach that loss, interpolated linearly in log loss between curve points.
     *
     * @param batchSize B in examples
     * @param examples shown until then
     * @param updates made until then
     * @param seconds of training until then
     * @param validationAccuracy at that moment, 0..1; empty without a validation split
     */
    public record Size(
            int batchSize,
            Estimate examples,
            Estimate updates,
            Estimate seconds,
            Optional<Estimate> validationAccuracy) {}
}
