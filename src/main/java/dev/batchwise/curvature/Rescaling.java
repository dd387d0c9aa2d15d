package dev.batchwise.curvature;

import dev.batchwise.advice.Rescaled;
import dev.batchwise.study.ModelSpec;
import dev.batchwise.study.UsageException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.DoubleStream;
import org.bytedeco.javacpp.PointerScope;

/**
 * The instrument: measures a checkpoint of dense layers and the networks that give the same function of their inputs, its
 * first two layers rescaled (Dinh et al. 2017). Costs about {@value #GRADIENTS} gradients an α.
 */
public final class Rescaling implements AutoCloseable {
    private static final int GRADIENTS = 90;

    private final Sharpness.Subject subject;
    private final Plan plan;
    private final CheckpointBench bench;

    /**
     * What is measured.
     *
     * @param alphas factors of the first hidden layer, each positive and finite; 1 is added
     * @param epsilon ε of Keskar's box in the full space
     * @param iterations of L-BFGS-B from each of its two starts
     * @param radius ρ of the ℓ∞ ball of adaptive sharpness
     * @param ascents most evaluations of its ascent
     * @param products most products with the Hessian in search of λ_max
     * @param seed of random starts
     */
    public record Plan(
            List<Double> alphas, double epsilon, int iterations, double radius, int ascents, int products, long seed) {
        /** Sorts the factors and adds 1. */
        public Plan {
            if (alphas.stream().anyMatch(alpha -> !(alpha > 0 && alpha < Double.POSITIVE_INFINITY))) {
                throw new UsageException("factors " + alphas
                        + " of a layer are not all positive and finite; give e.g. 0.1, 0.3, 1, 3, 10");
            }
            alphas = DoubleStream.concat(DoubleStream.of(1), alphas.stream().mapToDouble(a -> a))
                    .distinct()
                    .sorted()
                    .boxed()
                    .toList();
        }

        /** Returns the usual plan: φ(0.001) by 10 iterations, λ_max to 0.3 %, and adaptive sharpness at ρ = 0.01. */
        public static Plan of(List<Double> alphas) {
            return new Plan(alphas, 1e-3, 10, 1e-2, 6, 60, 1);
        }
    }

    /**
     * Loads the data; libtorch is started if it was not.
     *
     * @param subject all examples of the split where it does not say how many
     * @throws UsageException if the data are not in order
     */
    public Rescaling(Sharpness.Subject subject, Plan plan) {
        this.subject = subject;
        this.plan = plan;
        bench = new CheckpointBench(subject.data());
    }

    /** Returns about what one checkpoint costs, in gradients. */
    public double usualGradients() {
        return (double) GRADIENTS * plan.alphas().size();
    }

    /**
     * Measures a checkpoint.
     *
     * @throws UsageException if the file is no checkpoint for these data, or of another model than dense layers with ReLU between
     *     them, or its loss is not finite
     */
    public Rescaled of(Path file, Effort effort) {
        try (PointerScope inner = new PointerScope()) {
            CheckpointBench.Opened opened = bench.open(file, subject.split(), subject.examples());
            String model = opened.measured().model();
            if (!(ModelSpec.parse(model) instanceof ModelSpec.Mlp)) {
                throw new UsageException("checkpoint " + file + " holds model " + model
                        + ", and only dense layers with ReLU between them can be rescaled without a change of the function; give"
                        + " one of mlp:WIDTH,..., e.g. mlp:128");
            }
            LossSurface surface = new LossSurface(opened.network(), opened.examples(), effort);
            int[] sizes = new int[3];
            for (int i = 0; i < sizes.length; i++) {
                sizes[i] = (int) opened.network().parameters().get(i).numel(); // W₁, b₁, W₂
            }
            List<Rescaled.Point> points =
                    new RescalingScan(surface, sizes[0] + sizes[1], sizes[2], plan, effort).scan();
            return new Rescaled(opened.measured(), plan.epsilon(), plan.radius(), points);
        }
    }

    /** Frees the data. */
    @Override
    public void close() {
        bench.close();
    }
}
