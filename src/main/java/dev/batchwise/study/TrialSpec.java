package dev.batchwise.study;

import dev.batchwise.schedule.Plan;

/**
 * One training run, completely: whatever runs it needs nothing else, and the same spec gives the same bits on the same
 * kind of machine (unless it is stopped by time).
 *
 * @param id unique in its study; also the stem of its checkpoint files
 * @param purpose search or compare
 * @param arm that the trial belongs to: a policy for learning rates, and remedies it trains with
 * @param data data set and split
 * @param model a network's name, e.g. {@code mlp:128}
 * @param optimizer update rule
 * @param plan learning rate, batch size and momentum over the budget; the last update is cut so that exactly the budget is
 *     shown
 * @param batching how batches are composed and cut
 * @param stopping what may end it before its budget
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
        Plan plan,
        Batching batching,
        Stopping stopping,
        long seed,
        Evaluation evaluation) {

    /** Returns B of the first update, in examples: the batch size throughout where the plan does not change it. */
    public int batchSize() {
        return plan.firstBatch();
    }

    /** Returns the rate that the plan starts from, behind a warm-up. */
    public double learningRate() {
        return plan.startingRate();
    }

    /** Returns E, the examples shown if nothing ends the trial before, repeats counted. */
    public long budgetExamples() {
        return plan.horizon().budgetExamples();
    }

    /** Returns the number of updates in the whole budget. */
    public long updates() {
        return plan.updates();
    }

    /** Returns a copy that only times or measures: another id and plan, no rule of its own, no curve, no checkpoint. */
    public TrialSpec rehearsal(String otherId, Plan otherPlan) {
        return new TrialSpec(
                otherId,
                Purpose.SEARCH,
                arm,
                data,
                model,
                optimizer,
                otherPlan,
                batching,
                Stopping.atBudget(),
                seed,
                Evaluation.validationOnly());
    }

    /** Returns a copy whose batches are composed or cut in another way. */
    public TrialSpec withBatching(Batching other) {
        return new TrialSpec(id, purpose, arm, data, model, optimizer, plan, other, stopping, seed, evaluation);
    }
}
