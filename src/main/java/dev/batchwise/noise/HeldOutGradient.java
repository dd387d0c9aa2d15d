package dev.batchwise.noise;

import dev.batchwise.advice.HeldOutLaw;
import dev.batchwise.curvature.CheckpointBench;
import dev.batchwise.curvature.Effort;
import dev.batchwise.data.SplitName;
import dev.batchwise.study.DataSpec;
import dev.batchwise.study.UsageException;
import dev.batchwise.torch.FlatWeights;
import dev.batchwise.train.Examples;
import java.nio.file.Path;
import java.util.OptionalInt;
import org.bytedeco.javacpp.PointerScope;

/**
 * The instrument: measures how far gradients of training examples are from that of held-out ones. The law it is compared with
 * takes weights that have seen neither, such as initial ones.
 */
public final class HeldOutGradient implements AutoCloseable {
    private final Subject subject;
    private final Plan plan;
    private final CheckpointBench bench;

    /**
     * On what.
     *
     * @param data set and its splits
     * @param examples of the training split, the first so many of a fixed permutation; all if empty
     * @param heldOut the split that is held out, not the training split
     * @param heldOutExamples of it, likewise
     */
    public record Subject(DataSpec data, OptionalInt examples, SplitName heldOut, OptionalInt heldOutExamples) {
        /** Refuses training examples as held-out ones. */
        public Subject {
            if (heldOut == SplitName.TRAIN) {
                throw new IllegalArgumentException("the training split is not held out");
            }
        }
    }

    /**
     * How carefully.
     *
     * @param smallest N of the first draws; it is doubled up to all training examples
     * @param draws most disjoint draws of one N
     * @param seed of the draws
     */
    public record Plan(int smallest, int draws, long seed) {
        /** Refuses numbers below 1. */
        public Plan {
            if (smallest < 1 || draws < 1) {
                throw new UsageException("draws of " + smallest + " examples, " + draws
                        + " of them, are none; give at least 1 of each, e.g. 125 and 32");
            }
        }

        /** Returns draws of 125 examples and up, at most 32 of each. */
        public static Plan usual() {
            return new Plan(125, 32, 1);
        }
    }

    /**
     * Loads the data; libtorch is started if it was not.
     *
     * @throws UsageException if the data are not in order
     */
    public HeldOutGradient(Subject subject, Plan plan) {
        this.subject = subject;
        this.plan = plan;
        bench = new CheckpointBench(subject.data());
    }

    /** Returns how many examples are taken through the network for one checkpoint. */
    public long usualExamples() {
        try (PointerScope inner = new PointerScope()) {
            int n = bench.examples(SplitName.TRAIN, subject.examples()).count();
            int m = bench.examples(subject.heldOut(), subject.heldOutExamples()).count();
            return n + m + HeldOutScan.cost(n, plan);
        }
    }

    /**
     * Measures a checkpoint.
     *
     * @param effort hears of every example
     * @throws UsageException if the file is no checkpoint of a network for these data, its loss is not finite, or a split has
     *     fewer than two examples
     */
    public HeldOutLaw of(Path file, Effort effort) {
        try (PointerScope inner = new PointerScope()) {
            CheckpointBench.Opened opened = bench.open(file, SplitName.TRAIN, subject.examples());
            Examples heldOut = bench.examples(subject.heldOut(), subject.heldOutExamples());
            FlatWeights weights = opened.weights();
            GradientMoments train = moments(opened, opened.examples(), weights, effort);
            GradientMoments other = moments(opened, heldOut, weights, effort);
            HeldOutScan scan = new HeldOutScan(
                    new SampledGradient(opened.network(), opened.examples(), weights), weights, train, plan, effort);
            HeldOutScan.Found found = scan.against(other);
            return new HeldOutLaw(
                    opened.measured(),
                    subject.heldOut().label(),
                    heldOut.count(),
                    train.all().unbiasedTrace(),
                    other.all().unbiasedTrace(),
                    found.squaredCovarianceTrace(),
                    plan.seed(),
                    found.points());
        }
    }

    private GradientMoments moments(
            CheckpointBench.Opened opened, Examples examples, FlatWeights weights, Effort effort) {
        ExampleGradients each = ExampleGradients.of(opened.network(), examples, weights);
        return GradientMoments.of(each, examples.count(), weights.count(), plan.seed(), effort);
    }

    /** Frees the data. */
    @Override
    public void close() {
        bench.close();
    }
}
