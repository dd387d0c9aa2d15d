package dev.batchwise.run;

import dev.batchwise.study.CurvePoint;
import dev.batchwise.study.HardwareSpeed;
import dev.batchwise.study.NetworkWork;
import dev.batchwise.study.PeakMemory;
import dev.batchwise.study.TrialRecord;
import dev.batchwise.study.TrialSpec;
import dev.batchwise.study.UpdateTiming;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** What a worker process needs from whatever trains. */
public interface TrialRunner {
    /** Gets ready for trials like this one: loads data, warms up. */
    void warmUp(TrialSpec trial);

    /**
     * Runs a trial and tells its progress.
     *
     * @param passExamples most examples in one pass; as the trial asks for if empty
     */
    TrialRecord run(TrialSpec trial, OptionalInt passExamples, Progress progress);

    /** Measures the peak memory of a trial's batch size; exact only in a fresh process. */
    Optional<PeakMemory> measureMemory(TrialSpec trial);

    /** Times single updates of a trial, and leaves nothing behind. */
    List<Double> timeUpdates(TrialSpec trial, UpdateTiming timing);

    /** Counts what training a trial's network asks of the hardware. */
    NetworkWork countWork(TrialSpec trial);

    /** Measures what the machine gives at best, for about so many seconds. */
    HardwareSpeed measureHardware(double seconds);

    /** Hears how far the running trial is. */
    interface Progress {
        /**
         * Called a few times a second.
         *
         * @param examples shown so far
         * @param seconds of training so far
         * @param loss of the last batch, nats
         */
        void at(long examples, double seconds, double loss);

        /** Called when a point of the learning curve has been measured. */
        void measured(CurvePoint point);
    }
}
