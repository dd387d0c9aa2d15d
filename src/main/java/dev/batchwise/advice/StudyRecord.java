package dev.batchwise.advice;

import dev.batchwise.study.DataShape;
import dev.batchwise.study.PeakMemory;
import dev.batchwise.study.StudySpec;
import dev.batchwise.study.TrialRecord;
import java.util.List;

/**
 * What a study was asked and what its trials gave, before any statistic is taken.
 *
 * @param spec what was asked
 * @param shape sizes of the splits, input shape, classes
 * @param environment where it ran
 * @param curveTrainExamples training examples behind each curve point's training loss
 * @param trials every trial, in the order they were planned; a study cut short has fewer
 * @param rates the learning rate of each arm and batch size that has one
 * @param memory peak memory of the batch sizes it was measured at
 */
public record StudyRecord(
        StudySpec spec,
        DataShape shape,
        Environment environment,
        int curveTrainExamples,
        List<TrialRecord> trials,
        List<RateFound> rates,
        List<PeakMemory> memory) {
    /** Copies the lists. */
    public StudyRecord {
        trials = List.copyOf(trials);
        rates = List.copyOf(rates);
        memory = List.copyOf(memory);
    }
}
