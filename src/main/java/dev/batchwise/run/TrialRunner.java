package dev.batchwise.run;

import dev.batchwise.study.PeakMemory;
import dev.batchwise.study.TrialRecord;
import dev.batchwise.study.TrialSpec;
import java.util.Optional;

/** What a worker process needs from whatever trains. */
public interface TrialRunner {
    /** Gets ready for trials like this one: loads data, warms up. */
    void warmUp(TrialSpec trial);

    /** Runs a trial and tells its progress. */
    TrialRecord run(TrialSpec trial, Progress progress);

    /** Measures the peak memory of a trial's batch size; exact only in a fresh process. */
    Optional<PeakMemory> measureMemory(TrialSpec trial);

    /** Hears how far the running trial is. */
    @FunctionalInterface
    interface Progress {
        /**
         * Called a few times a second.
         *
         * @param examples shown so far
         * @param seconds of training so far
         * @param loss of the last batch, nats
         */
        void at(long examples, double seconds, double loss);
    }
}
