package dev.batchwise.study;

import java.util.List;
import java.util.Map;

/**
 * The plan of a single trial. Where it cuts its batches its memory is measured, at its largest batch: then memory is what
 * matters.
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
        if (trial.batching().microBatch().isEmpty()) {
            return List.of();
        }
        int largest = trial.plan().largestBatch();
        return List.of(trial.rehearsal(trial.id(), trial.plan().atBatch(largest, 2L * largest)));
    }
}
