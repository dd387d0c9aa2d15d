package dev.batchwise.advice;

import dev.batchwise.schedule.PlanReport;
import dev.batchwise.study.Batching;
import dev.batchwise.study.DataShape;
import dev.batchwise.study.OptimizerSpec;
import dev.batchwise.study.Stopping;

/**
 * One training run: the content of {@code train.json}.
 *
 * @param format {@code batchwise-train/1}
 * @param data name
 * @param model name
 * @param optimizer update rule and its constants
 * @param plan schedules, updates and phases
 * @param batching how batches were composed and cut
 * @param stopping what could end it before its budget
 * @param shape sizes of the splits, input shape, classes
 * @param curveTrainExamples training examples behind each curve point's training scores
 * @param environment where it ran
 * @param trial how it went
 */
public record TrainResults(
        String format,
        String data,
        String model,
        OptimizerSpec optimizer,
        PlanReport plan,
        Batching batching,
        Stopping stopping,
        DataShape shape,
        int curveTrainExamples,
        Environment environment,
        TrialResult trial) {
    /** Name and version of the format. */
    public static final String FORMAT = "batchwise-train/1";
}
