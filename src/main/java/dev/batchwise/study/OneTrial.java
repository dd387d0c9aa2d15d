package dev.batchwise.study;

import java.util.List;
import java.util.Map;

/**
 * The plan of a single trial, whose memory is measured at its largest batch.
 *
 * @param trial what is run
 */
public record OneTrial(TrialSpec trial) implements TrialPlan {
    @Override
    public List<TrialSpec> wanted(Map<String, TrialRecord> ended) {
        return ended.containsKey(trial.id()) ? List.of() : List.of(trial);
    }

    @Override
    public List<TrialSpec> forecast() {
        return List.of(trial);
    }

    @Override
    public List<TrialSpec> memoryTrials() {
        int largest = trial.plan().largestBatch();
        return List.of(trial.rehearsal(trial.id(), trial.plan().atBatch(largest, 2L * largest)));
    }
}
