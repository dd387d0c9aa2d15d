package dev.batchwise.proof;

import dev.batchwise.schedule.Converter;
import dev.batchwise.schedule.Plan;
import dev.batchwise.schedule.Schedule;
import dev.batchwise.study.Batching;
import dev.batchwise.study.DataSpec;
import dev.batchwise.study.OptimizerSpec;
import dev.batchwise.study.Problems;
import dev.batchwise.study.UsageException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What is to be proved: that a plan and the converted one train to the same network, with one or several update rules.
 *
 * @param data data set and split
 * @param model a network's name, e.g. {@code mlp:128}
 * @param optimizers update rules, at least one, each name once
 * @param plan the given plan of the first of them
 * @param momentum of the rules that use one
 * @param converter what the plans are converted to
 * @param adamRate initial rate of adam and adamw where they are not the first; by the usual ratio if empty
 * @param batching how batches are composed and cut
 * @param seeds number of replicates of each plan; their seeds are 1…seeds
 * @param curvePoints even gaps into which the budget is cut by the points of a curve
 * @param margin the difference of final accuracy (0..1) within which two plans count as the same
 * @param curveMargin the relative difference of training loss within which two curves count as the same, e.g. 0.1
 * @param confidence level of every interval, in (0.5, 1)
 */
public record ProofSpec(
        DataSpec data,
        String model,
        List<OptimizerSpec> optimizers,
        Plan plan,
        Schedule momentum,
        Converter converter,
        OptionalDouble adamRate,
        Batching batching,
        int seeds,
        int curvePoints,
        double margin,
        double curveMargin,
        double confidence) {

    /** Copies the list. */
    public ProofSpec {
        optimizers = List.copyOf(optimizers);
    }

    /**
     * Returns the plans of each update rule, in their order.
     *
     * @throws UsageException with everything that stands in the way of a conversion
     */
    public List<PlanPair> pairs() {
        Problems problems = new Problems();
        List<PlanPair> pairs = new ArrayList<>();
        for (OptimizerSpec rule : optimizers) {
            Optional<PlanPair> pair = problems.attempt(() -> PlanPair.of(this, rule));
            pair.ifPresent(pairs::add);
        }
        problems.throwIfAny();
        return pairs;
    }

    /** Returns how many training examples stand behind each curve point: all points show about as many as the budget. */
    public int curveTrainExamples() {
        long share = plan.horizon().budgetExamples() / curvePoints;
        return (int) Math.min(plan.horizon().examplesPerEpoch(), Math.max(1000, share));
    }
}
