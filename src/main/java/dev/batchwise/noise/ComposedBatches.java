package dev.batchwise.noise;

import dev.batchwise.advice.CompositionNoise;
import dev.batchwise.curvature.CheckpointBench;
import dev.batchwise.curvature.Effort;
import dev.batchwise.data.EpochOrder;
import dev.batchwise.data.Features;
import dev.batchwise.data.Part;
import dev.batchwise.data.SimilarityOrder;
import dev.batchwise.data.SplitName;
import dev.batchwise.study.Composition;
import dev.batchwise.study.DataSpec;
import dev.batchwise.study.UsageException;
import dev.batchwise.torch.FlatWeights;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.bytedeco.javacpp.PointerScope;

/**
 * The instrument: measures how much noise the gradients of batches have by how the batches are composed, at fixed weights. Similar
 * examples, for the balanced order, are those with similar inputs.
 */
public final class ComposedBatches implements AutoCloseable {
    private final Subject subject;
    private final Plan plan;
    private final CheckpointBench bench;
    private int[] arrangement = {}; // found when first asked for

    /**
     * On what.
     *
     * @param data set, of whose training split the examples are
     * @param examples the first so many of a fixed permutation; all if empty
     */
    public record Subject(DataSpec data, OptionalInt examples) {}

    /**
     * What is measured, and how carefully.
     *
     * @param compositions in the order in which they are measured
     * @param batchSizes each at least 1 and below the number of examples
     * @param epochs of an order of its own each, cut into batches of one size; of the sequential order there is one
     * @param batches most of them taken in an epoch, evenly spaced
     * @param seed of the orders
     */
    public record Plan(List<Composition> compositions, List<Integer> batchSizes, int epochs, int batches, long seed) {
        /** Copies the lists; refuses numbers below 1. */
        public Plan {
            compositions = List.copyOf(compositions);
            batchSizes = List.copyOf(batchSizes);
            if (epochs < 1 || batches < 1 || batchSizes.stream().anyMatch(m -> m < 1)) {
                throw new UsageException("batches of " + batchSizes + " examples, " + batches + " of each of " + epochs
                        + " epochs, are none; give at least 1 of each, e.g. 32, 64 and 5");
            }
        }

        /** Returns all orders but the sequential one, five epochs, at most 64 batches of each. */
        public static Plan of(List<Integer> batchSizes) {
            List<Composition> random = List.of(
                    Composition.SHUFFLED, Composition.REPLACEMENT, Composition.STRATIFIED, Composition.BALANCED);
            return new Plan(random, batchSizes, 5, 64, 1);
        }
    }

    /**
     * Loads the data; libtorch is started if it was not.
     *
     * @throws UsageException if the data are not in order
     */
    public ComposedBatches(Subject subject, Plan plan) {
        this.subject = subject;
        this.plan = plan;
        bench = new CheckpointBench(subject.data());
    }

    /** Returns how many examples are taken through the network for one checkpoint. */
    public long usualExamples() {
        int count = rows().length;
        return count + CompositionScan.cost(count, plan);
    }

    /**
     * Measures a checkpoint.
     *
     * @param effort hears of every example
     * @throws UsageException if the file is no checkpoint of a network for these data, its loss is not finite, or a batch size is
     *     not below the number of examples
     */
    public CompositionNoise of(Path file, Effort effort) {
        int[] rows = rows();
        for (int m : plan.batchSizes()) {
            if (m >= rows.length) {
                throw new UsageException("batch size " + m + " is not below the " + rows.length
                        + " examples, whose gradient it is compared with; give more examples, or sizes below it");
            }
        }
        try (PointerScope inner = new PointerScope()) {
            CheckpointBench.Opened opened = bench.open(file, SplitName.TRAIN, subject.examples());
            FlatWeights weights = opened.weights();
            GradientMoments moments = GradientMoments.of(
                    ExampleGradients.of(opened.network(), opened.examples(), weights),
                    rows.length,
                    weights.count(),
                    plan.seed(),
                    effort);
            SampledGradient gradient = new SampledGradient(opened.network(), opened.examples(), weights);
            return new CompositionNoise(
                    opened.measured(),
                    moments.all().trace(),
                    moments.all().gradientSquaredNorm(),
                    plan.seed(),
                    new CompositionScan(gradient, weights, moments, plan, effort).scan(each -> order(each, rows)));
        }
    }

    /** Returns the rows of the training split that are measured on. */
    private int[] rows() {
        long[] rows =
                bench.data().subsetRows(SplitName.TRAIN, subject.examples().orElse(Integer.MAX_VALUE));
        return Arrays.stream(rows).mapToInt(Math::toIntExact).toArray();
    }

    private EpochOrder order(Composition composition, int[] rows) {
        Part part = bench.part(SplitName.TRAIN);
        int[] labels = Arrays.stream(rows).map(part::label).toArray();
        return EpochOrder.of(composition, labels, () -> {
            if (arrangement.length == 0) {
                arrangement = SimilarityOrder.of(Features.values(part).rows(rows), labels);
            }
            return arrangement;
        });
    }

    /** Frees the data. */
    @Override
    public void close() {
        bench.close();
    }
}
