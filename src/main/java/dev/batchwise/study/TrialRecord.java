package dev.batchwise.study;

import java.util.List;
import java.util.Optional;

/**
 * What one trial gave.
 *
 * @param spec what was asked
 * @param outcome how it ended, with the scores
 * @param updates updates made
 * @param examples examples shown
 * @param trainSeconds time of training alone
 * @param curve points in order of examples
 * @param initialCheckpoint file of the initial weights, relative to the study directory
 * @param checkpoint file of the trained weights, relative to the study directory
 */
public record TrialRecord(
        TrialSpec spec,
        Outcome outcome,
        long updates,
        long examples,
        double trainSeconds,
        List<CurvePoint> curve,
        Optional<String> initialCheckpoint,
        Optional<String> checkpoint) {

    /** Copies the curve. */
    public TrialRecord {
        curve = List.copyOf(curve);
    }
}
