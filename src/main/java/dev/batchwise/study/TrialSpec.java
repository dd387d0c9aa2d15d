package dev.batchwise.study;

import dev.batchwise.schedule.Decay;

/**
 * One training run, completely: whatever runs it needs nothing else, and the same spec gives the same bits on the same
 * kind of machine.
 *
 * @param id unique in its study; also the stem of its checkpoint files
 * @param purpose search or compare
 * @param arm the learning-rate policy the trial belongs to
 * @param data data set and split
 * @param model a network's name, e.g. {@code mlp:128}
 * @param optimizer update rule
 * @param batchSize B, examples per update; the last update is cut so that exactly the budget is shown
 * @param learningRate initial rate η
 * @param decay how η falls over this trial's own budget
 * @param budgetExamples E, examples shown, repeats counted
 * @param seed of the initial weights and of the order of examples; trials of one seed are paired
 * @param evaluation what is measured
 */
public record TrialSpec(
        String id,
        Purpose purpose,
        Arm arm,
        DataSpec data,
        String model,
        OptimizerSpec optimizer,
        int batchSize,
        double learningRate,
        Decay decay,
        long budgetExamples,
        long seed,
        Evaluation evaluation) {

    /** Returns ⌈E/B⌉, the number of updates. */
    public long updates() {
        return (budgetExamples + batchSize - 1) / batchSize;
    }

    /** Returns a copy with another batch size and budget. */
    public TrialSpec resized(int otherBatchSize, long otherBudgetExamples) {
        return new TrialSpec(
                id,
                purpose,
                arm,
                data,
                model,
                optimizer,
                otherBatchSize,
                learningRate,
                decay,
                otherBudgetExamples,
                seed,
                evaluation);
    }
}
