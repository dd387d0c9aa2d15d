package dev.batchwise.run;

import dev.batchwise.study.CurvePoint;
import dev.batchwise.study.TrialRecord;
import dev.batchwise.study.TrialSpec;

/** Hears what happens in a running study. Calls come from several threads. */
public interface StudyListener {
    /** A trial begins in a slot, counted from 0. */
    void started(int slot, TrialSpec trial);

    /** A running trial has shown so many examples; the loss is its last batch's, nats. */
    void progressed(int slot, TrialSpec trial, long examples, double loss);

    /** A point of a running trial's learning curve has been measured. */
    default void measured(int slot, TrialSpec trial, CurvePoint point) {}

    /** A trial has ended and is kept. */
    void finished(int slot, TrialRecord trial);

    /** A worker was lost; its trial goes on in a new one unless it is said to have ended. */
    void lost(int slot, TrialSpec trial, String reason);

    /** Peak memory is about to be measured at a batch size. */
    void measuring(int batchSize);
}
