package dev.batchwise.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.batchwise.study.OptimizerSpec;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Oracle: the published recurrences in float64, on the gradients of a quadratic with curvatures 0.1, 1 and 5. */
final class UpdateRuleTest {
    private static final double[] CURVATURE = {0.1, 1, 5};
    private static final int UPDATES = 50;
    /** Fifty float32 updates, each rounded at 6e-8. */
    private static final double TOLERANCE = 2e-5;

    @ParameterizedTest
    @ValueSource(strings = {"sgd", "momentum", "nesterov", "adam"})
    void fiftyUpdatesAreThoseOfFloat64(String name) {
        OptimizerSpec spec = OptimizerSpec.named(name);
        Recurrence oracle = new Recurrence(spec);
        double[] expected = {1, -2, 3};
        try (PointerScope scope = new PointerScope()) {
            Tensor first = Tensor.create(1f, -2f); // two parameters, so that order and lists matter
            Tensor second = Tensor.create(3f);
            UpdateRule rule = UpdateRule.create(spec, List.of(first, second));
            for (int u = 0; u < UPDATES; u++) {
                double rate = 0.05 * (1 - u / 60.0);
                double[] w = {first.get(0).item_float(), first.get(1).item_float(), second.item_float()};
                rule.apply(
                        new TensorVector(
                                Tensor.create((float) (CURVATURE[0] * w[0]), (float) (CURVATURE[1] * w[1])),
                                Tensor.create((float) (CURVATURE[2] * w[2]))),
                        rate,
                        spec.usualMomentum());
                oracle.update(expected, rate);
                assertThat(first.get(0).item_double()).isCloseTo(expected[0], within(TOLERANCE));
                assertThat(first.get(1).item_double()).isCloseTo(expected[1], within(TOLERANCE));
                assertThat(second.item_double()).isCloseTo(expected[2], within(TOLERANCE));
            }
        }
    }

    /** The rules as their papers write them. */
    private static final class Recurrence {
        private final OptimizerSpec spec;
        private final double[] velocity = new double[3];
        private final double[] second = new double[3];
        private int step;

        Recurrence(OptimizerSpec spec) {
            this.spec = spec;
        }

        void update(double[] w, double rate) {
            step++;
            for (int i = 0; i < w.length; i++) {
                w[i] -= rate * direction(i, CURVATURE[i] * w[i]);
            }
        }

        private double direction(int i, double g) {
            if (spec.name().equals("adam")) {
                velocity[i] = spec.beta1() * velocity[i] + (1 - spec.beta1()) * g;
                second[i] = spec.beta2() * second[i] + (1 - spec.beta2()) * g * g;
                double m = velocity[i] / (1 - Math.pow(spec.beta1(), step));
                double v = second[i] / (1 - Math.pow(spec.beta2(), step));
                return m / (Math.sqrt(v) + spec.epsilon());
            }
            velocity[i] = spec.usualMomentum() * velocity[i] + g;
            return spec.name().equals("nesterov") ? g + spec.usualMomentum() * velocity[i] : velocity[i];
        }
    }
}
