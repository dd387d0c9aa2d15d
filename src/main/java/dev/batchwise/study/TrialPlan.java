package dev.batchwise.study;

import java.util.List;
import java.util.Map;

/**
 * Which trials something consists of, as a pure function of the trials that have ended: resumed, it wants exactly what it
 * would have wanted uninterrupted.
 */
public interface TrialPlan {
    /** Returns the trials that can be run now and have not ended. */
    List<TrialSpec> wanted(Map<String, TrialRecord> ended);

    /** Returns all trials as far as they can be foreseen. */
    List<TrialSpec> forecast();

    /** Returns the trials whose peak memory is measured; each measurement is kept under its trial's id. */
    List<TrialSpec> memoryTrials();
}
