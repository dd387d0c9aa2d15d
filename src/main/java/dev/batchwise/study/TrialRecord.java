package dev.batchwise.study;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

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
 * @param notes what happened on the way that a reader should know, a sentence each
 * @param noise the gradient noise, where it was asked for
 */
public record TrialRecord(
        TrialSpec spec,
        Outcome outcome,
        long updates,
        long examples,
        double trainSeconds,
        List<CurvePoint> curve,
        Optional<String> initialCheckpoint,
        Optional<String> checkpoint,
        List<String> notes,
        Optional<NoiseSamples> noise) {

    /** Copies the lists. */
    public TrialRecord {
        curve = List.copyOf(curve);
        notes = List.copyOf(notes);
    }

    /** Creates the record of a trial without instruments. */
    public TrialRecord(
            TrialSpec spec,
            Outcome outcome,
            long updates,
            long examples,
            double trainSeconds,
            List<CurvePoint> curve,
            Optional<String> initialCheckpoint,
            Optional<String> checkpoint,
            List<String> notes) {
        this(
                spec,
                outcome,
                updates,
                examples,
                trainSeconds,
                curve,
                initialCheckpoint,
                checkpoint,
                notes,
                Optional.empty());
    }

    /** Returns a copy with more notes before its own. */
    public TrialRecord withNotes(List<String> earlier) {
        List<String> all = Stream.concat(earlier.stream(), notes.stream()).toList();
        return new TrialRecord(
                spec, outcome, updates, examples, trainSeconds, curve, initialCheckpoint, checkpoint, all, noise);
    }

    /** Returns a copy whose trial belongs to another arm. */
    public TrialRecord withArm(Arm arm) {
        return new TrialRecord(
                spec.withArm(arm),
                outcome,
                updates,
                examples,
                trainSeconds,
                curve,
                initialCheckpoint,
                checkpoint,
                notes,
                noise);
    }
}
