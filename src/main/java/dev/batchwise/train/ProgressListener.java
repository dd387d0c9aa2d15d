package dev.batchwise.train;

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
}
