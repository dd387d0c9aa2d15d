package dev.batchwise.proof;

import dev.batchwise.advice.Environment;
import dev.batchwise.study.DataShape;
import dev.batchwise.study.PeakMemory;
import dev.batchwise.study.TrialRecord;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a proof was asked and what its trials gave, before any statistic is taken.
 *
 * @param spec what was asked
 * @param shape sizes of the splits, input shape, classes
 * @param environment where it ran
 * @param trials ended ones by id; one cut short has fewer
 * @param memory measured peaks by the id of their trial
 */
public record ProofRecord(
        ProofSpec spec,
        DataShape shape,
        Environment environment,
        Map<String, TrialRecord> trials,
        Map<String, PeakMemory> memory) {
    /** Copies the maps. */
    public ProofRecord {
        trials = new LinkedHashMap<>(trials);
        memory = new LinkedHashMap<>(memory);
    }
}
