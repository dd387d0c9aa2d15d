package dev.batchwise.curvature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.batchwise.advice.MeasuredNetwork;
import dev.batchwise.advice.Rescaled;
import dev.batchwise.data.SplitName;
import dev.batchwise.fixture.TinyCheckpoint;
import dev.batchwise.fixture.TinyData;
import dev.batchwise.fixture.TinyProblem;
import dev.batchwise.model.Network;
import dev.batchwise.model.Networks;
import dev.batchwise.study.DataSpec;
import dev.batchwise.study.ModelSpec;
import dev.batchwise.study.UsageException;
import dev.batchwise.torch.Tensors;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.apache.commons.rng.simple.RandomSource;
import org.bytedeco.javacpp.PointerScope;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/**
 * Dinh et al. (2017): (αW₁, αb₁, W₂/α) is the same function of a ReLU network. Scale-dependent sharpness changes with α, adaptive
 * sharpness does not.
 */
final class RescalingTest {
    private static final int N = 200;
    private static final int HIDDEN = 64;
    private static final int FIRST_LAYER = HIDDEN * TinyProblem.FEATURES + HIDDEN; // weights and biases
    private static final int SECOND_WEIGHTS = HIDDEN * HIDDEN;
    private static final MeasuredNetwork NETWORK =
            new MeasuredNetwork("made.up", "mlp:64,64", 0, "tiny", "train", "all", N, 1);

    @Test
    void rescaledLayersKeepOutputsAndAdaptiveSharpnessButNotPhi() {
        try (PointerScope scope = new PointerScope()) {
            LossSurface surface = trained();
            double[] x = surface.here();
            float[] outputs = logits(surface);
            double linf = adaptive(surface, x, AdaptiveSharpness.Norm.LINF, 0.01);
            double l2 = adaptive(surface, x, AdaptiveSharpness.Norm.L2, 0.1);
            double least = Double.POSITIVE_INFINITY;
            double most = 0;
            for (double alpha : new double[] {0.1, 0.3, 1, 3, 10}) {
                double[] scaled = rescaled(x, alpha);
                surface.move(scaled);
                assertEqual(logits(surface), outputs);
                assertThat(adaptive(surface, scaled, AdaptiveSharpness.Norm.LINF, 0.01))
                        .isCloseTo(linf, within(0.01 * linf));
                assertThat(adaptive(surface, scaled, AdaptiveSharpness.Norm.L2, 0.1))
                        .isCloseTo(l2, within(0.01 * l2));
                double phi = phi(surface, scaled);
                least = Math.min(least, phi);
                most = Math.max(most, phi);
            }
            assertThat(most / least).isGreaterThanOrEqualTo(10);
        }
    }

    @Test
    void instrumentFindsEveryAlphaAndLeavesTheSurfaceWhereItWas() {
        try (PointerScope scope = new PointerScope()) {
            LossSurface surface = trained();
            double[] x = surface.here();
            Rescaling.Plan plan = Rescaling.Plan.of(List.of(10.0, 0.1));

            List<Rescaled.Point> points =
                    new RescalingScan(surface, FIRST_LAYER, SECOND_WEIGHTS, plan, Effort.unheard()).scan();

            assertThat(points).extracting(Rescaled.Point::alpha).containsExactly(0.1, 1.0, 10.0);
            assertIsOneFunction(new Rescaled(NETWORK, plan.epsilon(), plan.radius(), points));
            assertThat(points.get(1).outputDifference()).isZero();
            assertThat(surface.here()).containsExactly(x);
            assertThat(points.get(1).keskar()).isCloseTo(phi(surface, x), within(1e-9));
        }
    }

    @Test
    void checkpointIsRescaledAsItsLayersSay(@TempDir Path directory) {
        DataSpec data = new DataSpec(TinyData.write(directory.resolve("data")), 0, 1);
        Sharpness.Subject subject = new Sharpness.Subject(data, SplitName.TRAIN, OptionalInt.of(200));
        try (Rescaling rescaling = new Rescaling(subject, Rescaling.Plan.of(List.of(0.1, 10.0)))) {
            Rescaled found = rescaling.of(TinyCheckpoint.initial(directory, "mlp:8,6"), Effort.unheard());

            assertIsOneFunction(found);
            assertThat(found.network().weights()).isEqualTo(64 * 8 + 8 + 8 * 6 + 6 + 6 * 4 + 4);
            assertThat(found.network().subset()).isEqualTo("first 200 of a fixed permutation of 400");
            String json = JsonMapper.shared().writeValueAsString(found);
            assertThat(JsonMapper.shared().readValue(json, Rescaled.class)).isEqualTo(found);
            assertThatThrownBy(() -> rescaling.of(TinyCheckpoint.initial(directory, "softmax"), Effort.unheard()))
                    .isInstanceOf(UsageException.class)
                    .hasMessageContaining("holds model softmax, and only dense layers with ReLU between them")
                    .hasMessageContaining("e.g. mlp:128");
        }
    }

    private static void assertIsOneFunction(Rescaled found) {
        assertThat(found.points()).allMatch(p -> p.outputDifference() <= 1e-5);
        assertThat(found.spread(Rescaled.Point::adaptive)).isLessThan(1.01);
        assertThat(found.spread(Rescaled.Point::keskar)).isGreaterThanOrEqualTo(10);
        assertThat(found.spread(Rescaled.Point::lambdaMax)).isGreaterThanOrEqualTo(10);
    }

    @Test
    void factorsThatAreNotPositiveAreRefused() {
        assertThatThrownBy(() -> Rescaling.Plan.of(List.of(0.1, -1.0)))
                .isInstanceOf(UsageException.class)
                .hasMessage(
                        "factors [0.1, -1.0] of a layer are not all positive and finite; give e.g. 0.1, 0.3, 1, 3, 10");
    }

    private static LossSurface trained() {
        Network network = Networks.create(
                new ModelSpec.Mlp(List.of(HIDDEN, HIDDEN)),
                List.of(1, 2, 3),
                TinyProblem.CLASSES,
                1,
                OptionalInt.empty());
        LossSurface surface = new LossSurface(network, TinyProblem.examples(N, 5), Effort.unheard());
        double[] x = surface.here();
        double[] gradient = new double[x.length];
        for (int step = 0; step < 150; step++) {
            surface.at(x, gradient);
            for (int i = 0; i < x.length; i++) {
                x[i] -= 0.3 * gradient[i];
            }
        }
        surface.move(x);
        return surface;
    }

    private static double[] rescaled(double[] x, double alpha) {
        double[] scaled = x.clone();
        for (int i = 0; i < FIRST_LAYER; i++) {
            scaled[i] *= alpha;
        }
        for (int i = FIRST_LAYER; i < FIRST_LAYER + SECOND_WEIGHTS; i++) {
            scaled[i] /= alpha;
        }
        return scaled;
    }

    private static float[] logits(LossSurface surface) {
        float[] all = new float[N * TinyProblem.CLASSES];
        surface.pieces((logits, labels, share) ->
                Tensors.bytes(logits.detach().contiguous()).asFloatBuffer().get(all));
        return all;
    }

    private static void assertEqual(float[] found, float[] expected) {
        double scale = 0;
        for (float v : expected) {
            scale = Math.max(scale, Math.abs(v));
        }
        for (int i = 0; i < expected.length; i++) {
            assertThat((double) found[i]).isCloseTo(expected[i], within(1e-5 * scale));
        }
    }

    private static double adaptive(LossSurface surface, double[] x, AdaptiveSharpness.Norm norm, double radius) {
        double here = surface.at(x, new double[x.length]);
        return new AdaptiveSharpness(surface::at, x, here, 10).of(radius, norm).value();
    }

    private static double phi(LossSurface surface, double[] x) {
        double here = surface.at(x, new double[x.length]);
        return new KeskarSharpness(surface::at, x, here, 10)
                .of(1e-3, new Subspace.Full(x.length), x, RandomSource.XO_SHI_RO_256_PP.create(1))
                .value();
    }
}
