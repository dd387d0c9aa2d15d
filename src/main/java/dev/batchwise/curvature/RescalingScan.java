package dev.batchwise.curvature;

import dev.batchwise.advice.Rescaled;
import dev.batchwise.spectrum.Eigenvalue;
import dev.batchwise.spectrum.Extremes;
import dev.batchwise.torch.Tensors;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** Measures a loss surface at every rescaling of its first two layers. The surface is left where it was. */
final class RescalingScan {
    private static final double TOLERANCE = 3e-3; // of λ_max

    private final LossSurface surface;
    private final int firstLayer;
    private final int nextWeights;
    private final Rescaling.Plan plan;
    private final Effort effort;
    private final double[] x;

    /**
     * Creates the scan.
     *
     * @param firstLayer number of its weights and biases, which come first
     * @param nextWeights number of the weights of the layer after it, which follow; its biases are not among them
     */
    RescalingScan(LossSurface surface, int firstLayer, int nextWeights, Rescaling.Plan plan, Effort effort) {
        this.surface = surface;
        this.firstLayer = firstLayer;
        this.nextWeights = nextWeights;
        this.plan = plan;
        this.effort = effort;
        x = surface.here();
    }

    List<Rescaled.Point> scan() {
        surface.move(x);
        float[] outputs = outputs();
        List<Rescaled.Point> points = new ArrayList<>();
        for (double alpha : plan.alphas()) {
            surface.move(rescaled(alpha));
            Rescaled.Point point = point(alpha, outputs);
            points.add(point);
            effort.found(String.format(
                    Locale.ROOT,
                    "α = %.3g: outputs differ by %.1g, φ %.4g, λ_max %.4g, adaptive sharpness %.4g nats",
                    alpha,
                    point.outputDifference(),
                    point.keskar(),
                    point.lambdaMax(),
                    point.adaptive()));
        }
        surface.move(x);
        return points;
    }

    private Rescaled.Point point(double alpha, float[] outputs) {
        double difference = difference(outputs, outputs());
        double[] here = surface.here(); // as rounded to the network's precision
        double loss = surface.here(new double[here.length]);
        Eigenvalue lambda = Extremes.of(
                        new HessianMap(surface), new Extremes.Search(1, 0, TOLERANCE, plan.products()), random())
                .top()
                .get(0);
        double phi = new KeskarSharpness(surface::at, here, loss, plan.iterations())
                .of(plan.epsilon(), new Subspace.Full(here.length), here, random())
                .value();
        double rise = new AdaptiveSharpness(surface::at, here, loss, plan.ascents())
                .of(plan.radius(), AdaptiveSharpness.Norm.LINF)
                .value();
        return new Rescaled.Point(alpha, difference, phi, lambda.value(), lambda.residual(), lambda.converged(), rise);
    }

    /** The same directions at every α: what differs between them is the scale alone. */
    private UniformRandomProvider random() {
        return RandomSource.XO_SHI_RO_256_PP.create(plan.seed());
    }

    private double[] rescaled(double alpha) {
        double[] scaled = x.clone();
        for (int i = 0; i < firstLayer; i++) {
            scaled[i] *= alpha;
        }
        for (int i = firstLayer; i < firstLayer + nextWeights; i++) {
            scaled[i] /= alpha;
        }
        return scaled;
    }

    /** Returns the outputs for all examples, one after another. */
    private float[] outputs() {
        List<float[]> pieces = new ArrayList<>();
        surface.pieces((outputs, targets, share) -> pieces.add(values(outputs)));
        FloatBuffer all =
                FloatBuffer.allocate(pieces.stream().mapToInt(p -> p.length).sum());
        pieces.forEach(all::put);
        return all.array();
    }

    private static float[] values(Tensor outputs) {
        float[] values = new float[(int) outputs.numel()];
        Tensor plain = outputs.detach().to(ScalarType.Float).contiguous(); // [count, outputs]
        Tensors.bytes(plain).asFloatBuffer().get(values);
        return values;
    }

    private static double difference(float[] expected, float[] found) {
        double scale = 0;
        double most = 0;
        for (int i = 0; i < expected.length; i++) {
            scale = Math.max(scale, Math.abs(expected[i]));
            most = Math.max(most, Math.abs((double) found[i] - expected[i]));
        }
        return scale > 0 ? most / scale : 0;
    }
}
