package dev.batchwise.noise;

import dev.batchwise.advice.HeldOutLaw;
import dev.batchwise.curvature.CheckpointBench;
import dev.batchwise.curvature.Effort;
import dev.batchwise.data.ExampleStream;
import dev.batchwise.data.SplitName;
import dev.batchwise.study.DataSpec;
import dev.batchwise.study.UsageException;
import dev.batchwise.torch.FlatWeights;
import dev.batchwise.train.Examples;
import java.nio.file.Path;
import java.util.OptionalInt;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;

/**
 * The instrument: measures how far gradients of training examples are from that of held-out ones. The law it is compared with
 * takes weights that have seen neither, such as initial ones.
 */
public final class HeldOutGradient implements AutoCloseable {
    private final Subject subject;
    private final Plan plan;
    private final CheckpointBench bench;

    /** Which examples are held out. */
    public sealed interface HeldOut {
        /**
         * Another split, which may differ from the training split by more than chance: the test digits of MNIST are of other
         * writers.
         *
         * @param name not the training split
         * @param examples the first so many of a fixed permutation; all if empty
         */
        record Split(SplitName name, OptionalInt examples) implements HeldOut {
            /** Refuses the training split. */
            public Split {
                if (name == SplitName.TRAIN) {
                    throw new IllegalArgumentException("the training split is not held out");
                }
            }
        }

        /**
         * A simple random sample of the training split, whatever the classes: it and those that are left differ by chance alone.
         *
         * @param examples how many
         */
        record Sample(int examples) implements HeldOut {}
    }

    /**
     * On what.
     *
     * @param data set and its splits
     * @param examples of the training split, the first so many of a permutation; all that are not held out if empty
     * @param heldOut the others
     */
    public record Subject(DataSpec data, OptionalInt examples, HeldOut heldOut) {}

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

    /** The two sides, and what is said of them. */
    private record Sides(Examples train, String subset, Examples heldOut, String from) {}

    /** Returns how many examples are taken through the network for one checkpoint. */
    public long usualExamples() {
        try (PointerScope inner = new PointerScope()) {
            Sides sides = sides();
            int n = sides.train().count();
            return (long) n + sides.heldOut().count() + HeldOutScan.cost(n, plan);
        }
    }

    /**
     * Measures a checkpoint.
     *
     * @param effort hears of every example
     * @throws UsageException if the file is no checkpoint of a network for these data, its loss is not finite, or a side has
     *     fewer than two examples
     */
    public HeldOutLaw of(Path file, Effort effort) {
        try (PointerScope inner = new PointerScope()) {
            Sides sides = sides();
            CheckpointBench.Opened opened = bench.open(file, SplitName.TRAIN, sides.train(), sides.subset());
            FlatWeights weights = opened.weights();
            GradientMoments train = moments(opened, sides.train(), weights, effort);
            GradientMoments other = moments(opened, sides.heldOut(), weights, effort);
            HeldOutScan scan = new HeldOutScan(
                    new SampledGradient(opened.network(), sides.train(), weights), weights, train, plan, effort);
            HeldOutScan.Found found = scan.against(other);
            return new HeldOutLaw(
                    opened.measured(),
                    sides.from(),
                    sides.heldOut().count(),
                    train.all().unbiasedTrace(),
                    other.all().unbiasedTrace(),
                    found.squaredCovarianceTrace(),
                    plan.seed(),
                    found.points());
        }
    }

    private Sides sides() {
        HeldOut heldOut = subject.heldOut();
        if (heldOut instanceof HeldOut.Split split) {
            Examples train = bench.examples(SplitName.TRAIN, subject.examples());
            String subset = bench.subset(SplitName.TRAIN, train.count());
            return new Sides(
                    train,
                    subset,
                    bench.examples(split.name(), split.examples()),
                    split.name().label());
        }
        return sampled(((HeldOut.Sample) heldOut).examples());
    }

    private Sides sampled(int held) {
        Examples all = bench.data().train();
        int left = all.count() - held;
        int n = Math.min(left, subject.examples().orElse(left));
        if (held < 2 || n < 2) {
            throw new UsageException(
                    "a sample of " + held + " of the " + all.count()
                            + " training examples does not leave two or more on either side; hold out fewer, e.g. a tenth of them");
        }
        long[] rows = new long[held + n];
        new ExampleStream(all.count(), plan.seed()).next(rows, rows.length);
        Tensor order = Tensor.create(rows);
        return new Sides(
                all.subset(order.narrow(0, held, n)),
                n + " of a random permutation, after those held out",
                all.subset(order.narrow(0, 0, held)),
                "random sample of train");
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
