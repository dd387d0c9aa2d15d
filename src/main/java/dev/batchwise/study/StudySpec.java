package dev.batchwise.study;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import dev.batchwise.schedule.Constant;
import dev.batchwise.schedule.Decay;
import dev.batchwise.schedule.Horizon;
import dev.batchwise.schedule.Plan;
import dev.batchwise.schedule.Schedule;
import java.util.List;
import java.util.OptionalDouble;

/**
 * A study: the same network trained at every batch size, with the same number of examples or as its {@link Goal} says.
 *
 * @param data data set and split
 * @param model a network's name, e.g. {@code mlp:128}
 * @param optimizer update rule
 * @param momentum m over the budget; 0 where the rule has none
 * @param batching how batches are composed and cut
 * @param budgetExamples E, examples shown in each compared trial; the most that is shown where a target ends trials, and
 *     of the sizes where a training time decides ({@link #budgetOf}), one epoch before that is known
 * @param batchSizes distinct, ascending
 * @param arms distinct, in the order shown; the first is the one advised on
 * @param seeds number of replicates; their seeds are 1…seeds
 * @param learningRate the rate at the reference batch for arms that scale one; searched if empty
 * @param referenceBatch B₀ of the scaling arms, in examples
 * @param decay how the rate falls over the budget
 * @param gridSize how many rates the search of one batch size starts with, the same for every batch size
 * @param gridRatio ratio of neighbouring rates
 * @param curvePoints points of each learning curve
 * @param margin the loss of accuracy (0..1) that the advice must exclude
 * @param confidence level of every interval, in (0, 1)
 * @param goal what the compared trials have in common
 * @param instruments what is measured beside scores, of compared trials
 */
public record StudySpec(
        DataSpec data,
        String model,
        OptimizerSpec optimizer,
        Schedule momentum,
        Batching batching,
        long budgetExamples,
        List<Integer> batchSizes,
        List<Arm> arms,
        int seeds,
        OptionalDouble learningRate,
        int referenceBatch,
        Decay decay,
        int gridSize,
        double gridRatio,
        int curvePoints,
        double margin,
        double confidence,
        Goal goal,
        @JsonSetter(nulls = Nulls.AS_EMPTY) List<Instrument> instruments) {

    /** Copies the lists. */
    public StudySpec {
        batchSizes = List.copyOf(batchSizes);
        arms = List.copyOf(arms);
        instruments = List.copyOf(instruments);
    }

    /** Creates a study without instruments. */
    public StudySpec(
            DataSpec data,
            String model,
            OptimizerSpec optimizer,
            Schedule momentum,
            Batching batching,
            long budgetExamples,
            List<Integer> batchSizes,
            List<Arm> arms,
            int seeds,
            OptionalDouble learningRate,
            int referenceBatch,
            Decay decay,
            int gridSize,
            double gridRatio,
            int curvePoints,
            double margin,
            double confidence,
            Goal goal) {
        this(
                data,
                model,
                optimizer,
                momentum,
                batching,
                budgetExamples,
                batchSizes,
                arms,
                seeds,
                learningRate,
                referenceBatch,
                decay,
                gridSize,
                gridRatio,
                curvePoints,
                margin,
                confidence,
                goal,
                List.of());
    }

    /** Returns a copy whose batches are composed or cut in another way. */
    public StudySpec withBatching(Batching other) {
        return with(other, goal);
    }

    /** Returns the examples shown in each compared trial of a batch size. */
    public long budgetOf(int batchSize) {
        return goal.budgetOf(batchSize).orElse(budgetExamples);
    }

    /** Returns the least that is shown in a compared trial of any size. */
    public long leastBudget() {
        return goal.least().orElse(budgetExamples);
    }

    /** Returns a copy in which a training time has become a number of examples at each batch size. */
    public StudySpec withBudgets(List<Goal.SizeBudget> budgets) {
        return with(batching, new Goal(goal.until(), goal.seconds(), budgets));
    }

    private StudySpec with(Batching otherBatching, Goal otherGoal) {
        return new StudySpec(
                data,
                model,
                optimizer,
                momentum,
                otherBatching,
                otherGoal.most().orElse(budgetExamples),
                batchSizes,
                arms,
                seeds,
                learningRate,
                referenceBatch,
                decay,
                gridSize,
                gridRatio,
                curvePoints,
                margin,
                confidence,
                otherGoal,
                instruments);
    }

    /**
     * Returns what a trial does at a batch size.
     *
     * @param rate initial learning rate
     * @param trainExamples examples of the training split
     * @param examples shown, which a search may make fewer than the budget
     */
    Plan plan(int batchSize, double rate, int trainExamples, long examples) {
        return new Plan(decay.of(rate), new Constant(batchSize), momentum, new Horizon(trainExamples, examples));
    }
}
