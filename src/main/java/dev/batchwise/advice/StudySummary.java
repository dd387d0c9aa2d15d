package dev.batchwise.advice;

import dev.batchwise.schedule.Decay;
import dev.batchwise.schedule.Schedule;
import dev.batchwise.study.Arm;
import dev.batchwise.study.Batching;
import dev.batchwise.study.DataShape;
import dev.batchwise.study.OptimizerSpec;
import dev.batchwise.study.StudySpec;
import dev.batchwise.study.Target;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * What was asked, and what the search for learning rates cost.
 *
 * @param data name
 * @param model name
 * @param budgetExamples E; the most that are shown in a study to a target, the largest of the sizes' budgets where they have
 *     the same training time
 * @param until the target; empty in a study without one
 * @param seconds training time every size was given; empty where that was not the rule
 * @param optimizer name of the update rule
 * @param optimizerSettings its constants
 * @param momentum over the budget; 0 where the rule has none
 * @param batching how batches are composed and cut
 * @param arms in the order shown; the first is advised on
 * @param batchSizes ascending
 * @param seeds replicates
 * @param decay of the learning rate over the budget
 * @param referenceBatch of the scaling arms
 * @param validationFraction share held out
 * @param splitSeed of the validation split
 * @param trainExamples examples of the training split that were kept; empty if all were
 * @param shape sizes of the splits, input shape, classes
 * @param curveTrainExamples training examples behind each curve point's training loss
 * @param searchTrials trials run to find learning rates
 * @param searchExamples examples shown by them
 * @param compareExamples examples shown by the compared trials
 */
public record StudySummary(
        String data,
        String model,
        long budgetExamples,
        Optional<Target> until,
        OptionalDouble seconds,
        String optimizer,
        OptimizerSpec optimizerSettings,
        Schedule momentum,
        Batching batching,
        List<Arm> arms,
        List<Integer> batchSizes,
        int seeds,
        Decay decay,
        int referenceBatch,
        double validationFraction,
        long splitSeed,
        OptionalInt trainExamples,
        DataShape shape,
        int curveTrainExamples,
        int searchTrials,
        long searchExamples,
        long compareExamples) {

    /** Returns the summary of a spec and its costs. */
    public static StudySummary of(StudySpec spec, DataShape shape, int curveTrainExamples, List<TrialResult> trials) {
        List<TrialResult> search = trials.stream()
                .filter(t -> t.purpose() == dev.batchwise.study.Purpose.SEARCH)
                .toList();
        long all = trials.stream().mapToLong(TrialResult::examples).sum();
        long searched = search.stream().mapToLong(TrialResult::examples).sum();
        return new StudySummary(
                spec.data().name(),
                spec.model(),
                spec.budgetExamples(),
                spec.goal().until(),
                spec.goal().seconds(),
                spec.optimizer().name(),
                spec.optimizer(),
                spec.momentum(),
                spec.batching(),
                spec.arms(),
                spec.batchSizes(),
                spec.seeds(),
                spec.decay(),
                spec.referenceBatch(),
                spec.data().validationFraction(),
                spec.data().splitSeed(),
                spec.data().trainExamples(),
                shape,
                curveTrainExamples,
                search.size(),
                searched,
                all - searched);
    }
}
