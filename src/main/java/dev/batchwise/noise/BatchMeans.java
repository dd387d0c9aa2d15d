package dev.batchwise.noise;

import dev.batchwise.advice.BatchNormality;
import dev.batchwise.curvature.CheckpointBench;
import dev.batchwise.curvature.Effort;
import dev.batchwise.data.SplitName;
import dev.batchwise.noise.GradientMoments.Statistics;
import dev.batchwise.spectrum.Vectors;
import dev.batchwise.stats.KolmogorovDistance;
import dev.batchwise.study.DataSpec;
import dev.batchwise.study.UsageException;
import dev.batchwise.torch.FlatWeights;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.bytedeco.javacpp.PointerScope;

/** The instrument: measures how normal the mean gradients of random batches are, for batch sizes 1, 2, 4, …. */
public final class BatchMeans implements AutoCloseable {
    private final Subject subject;
    private final Plan plan;
    private final CheckpointBench bench;

    /**
     * On what.
     *
     * @param data set and its split
     * @param split whose examples are the population
     * @param examples the first so many of a fixed permutation; all if empty
     */
    public record Subject(DataSpec data, SplitName split, OptionalInt examples) {}

    /**
     * How carefully.
     *
     * @param largest batch size
     * @param directions at random that gradients are looked at along, beside that of the full gradient
     * @param draws of a batch of each size
     * @param seed of directions and draws
     */
    public record Plan(int largest, int directions, int draws, long seed) {
        /** Refuses numbers below 1. */
        public Plan {
            if (largest < 1 || directions < 1 || draws < 1) {
                throw new UsageException("batches of " + largest + " along " + directions + " directions, " + draws
                        + " draws, are none; give at least 1 of each, e.g. 512, 8 and 4000");
            }
        }

        /** Returns batches of up to 512 along 8 directions, 4,000 of each size. */
        public static Plan usual() {
            return new Plan(512, 8, 4000, 1);
        }
    }

    /**
     * Loads the data; libtorch is started if it was not.
     *
     * @throws UsageException if the data are not in order
     */
    public BatchMeans(Subject subject, Plan plan) {
        this.subject = subject;
        this.plan = plan;
        bench = new CheckpointBench(subject.data());
    }

    /** Returns about what one checkpoint costs, in gradients of one example. */
    public long usualExamples() {
        try (PointerScope inner = new PointerScope()) {
            int count = bench.examples(subject.split(), subject.examples()).count();
            return count + Projector.cost(count, plan.directions() + 1);
        }
    }

    /**
     * Measures a checkpoint.
     *
     * @throws UsageException if the file is no checkpoint of a network for these data, its loss is not finite, or the gradients
     *     of all examples are the same
     */
    public BatchNormality of(Path file, Effort effort) {
        try (PointerScope inner = new PointerScope()) {
            CheckpointBench.Opened opened = bench.open(file, subject.split(), subject.examples());
            FlatWeights weights = opened.weights();
            GradientMoments moments = GradientMoments.of(
                    ExampleGradients.of(opened.network(), opened.examples(), weights),
                    opened.examples().count(),
                    weights.count(),
                    plan.seed(),
                    effort);
            Statistics all = moments.all();
            if (!(all.trace() > 0 && all.gradientSquaredNorm() > 0)) {
                throw new UsageException("the gradients of the "
                        + opened.examples().count()
                        + " examples at checkpoint " + file + " are all the same (tr Σ = " + all.trace() + ", |G|² = "
                        + all.gradientSquaredNorm()
                        + "), so that averages of them have no law; give a network that still learns");
            }
            Projections projections =
                    new Projector(opened.network(), opened.examples(), weights, effort).along(directions(moments));
            return new BatchNormality(
                    opened.measured(),
                    plan.directions(),
                    plan.seed(),
                    all.trace(),
                    all.gradientSquaredNorm(),
                    KolmogorovDistance.expected(plan.draws()),
                    new NormalityScan(projections, all, plan, effort).scan());
        }
    }

    /** Returns the direction of the full gradient, and random ones after it. */
    private List<double[]> directions(GradientMoments moments) {
        UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(plan.seed());
        List<double[]> directions = new ArrayList<>();
        double[] gradient = moments.gradient();
        directions.add(Vectors.normalized(gradient));
        for (int j = 0; j < plan.directions(); j++) {
            directions.add(Vectors.normalized(Vectors.gaussian(gradient.length, random)));
        }
        return directions;
    }

    /** Frees the data. */
    @Override
    public void close() {
        bench.close();
    }
}
