package dev.batchwise.probe;

import dev.batchwise.schedule.Constant;
import dev.batchwise.schedule.Horizon;
import dev.batchwise.schedule.Plan;
import dev.batchwise.schedule.Schedule;
import dev.batchwise.study.Arm;
import dev.batchwise.study.Batching;
import dev.batchwise.study.DataSpec;
import dev.batchwise.study.Evaluation;
import dev.batchwise.study.OptimizerSpec;
import dev.batchwise.study.Purpose;
import dev.batchwise.study.StartingRates;
import dev.batchwise.study.Stopping;
import dev.batchwise.study.TrialSpec;
import java.util.List;
import java.util.OptionalLong;

/**
 * What is to be measured.
 *
 * @param data data set and split
 * @param model a network's name
 * @param optimizer update rule
 * @param momentum of rules that have one
 * @param batching how batches are cut
 * @param batchSizes to run, ascending, at least one
 * @param search whether to go on beyond them
 * @param largest size that is tried: no more than the training set
 * @param memoryLimitBytes what training may take above rest, if there is a limit
 * @param rounds how often every size is timed
 * @param trainExamples examples of the training split
 */
public record ProbeSpec(
        DataSpec data,
        String model,
        OptimizerSpec optimizer,
        Schedule momentum,
        Batching batching,
        List<Integer> batchSizes,
        Search search,
        int largest,
        OptionalLong memoryLimitBytes,
        int rounds,
        int trainExamples) {
    /** What is timed must not diverge, and how far it gets does not matter. */
    private static final double RATE_SHARE = 0.1;

    /** More updates than any measurement makes. */
    private static final long UPDATES = 1_000_000_000L;

    /** Copies the sizes. */
    public ProbeSpec {
        batchSizes = List.copyOf(batchSizes);
    }

    /** Whether sizes beyond those listed are tried. */
    public enum Search {
        /** Only those listed. */
        LISTED,
        /** The largest is doubled until a size does not run, and what lies between is bisected. */
        UNTIL_FAILS
    }

    /** Returns the trial whose updates are those of a batch size: it never ends by itself. */
    TrialSpec trial(int batchSize) {
        double rate = RATE_SHARE * StartingRates.usual(optimizer.name());
        return new TrialSpec(
                "probe-b" + batchSize,
                Purpose.SEARCH,
                Arm.CONSTANT,
                data,
                model,
                optimizer,
                new Plan(
                        new Constant(rate),
                        new Constant(batchSize),
                        momentum,
                        new Horizon(trainExamples, UPDATES * batchSize)),
                batching,
                Stopping.atBudget(),
                1,
                Evaluation.validationOnly());
    }

    /** Returns the examples of the largest pass through the network at a batch size. */
    int pass(int batchSize) {
        return Math.min(batchSize, batching.microBatch().orElse(batchSize));
    }
}
