package dev.batchwise.train;

import dev.batchwise.study.CurvePoint;
import dev.batchwise.study.TrialSpec;

/** Hears how far a trial is, a few times a second, off the clock. */
@FunctionalInterface
public interface ProgressListener {
    /**
     * Called while training.
     *
     * @param spec the trial
     * @param examples shown so far
     * @param seconds of training so far
     * @param loss of the last batch, nats
     */
    void progressed(TrialSpec spec, long examples, double seconds, double loss);

    /** Called when a point of the learning curve has been measured; after an interruption, for those before it again. */
    default void measured(TrialSpec spec, CurvePoint point) {}
}
