package dev.batchwise.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.batchwise.study.OptimizerSpec;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Oracles: the sequences of {@link UpdateSequences}, and closed forms of a few updates. */
final class UpdateRuleTest {
    /** Closed forms of at most three updates of numbers of about 1, each rounded at 6e-8 a few times. */
    private static final double TOLERANCE = 1e-6;

    private final UpdateSequences.Given given = UpdateSequences.given();

    @ParameterizedTest
    @MethodSource("sequences")
    void updatesAreThoseOfFloat64(UpdateSequences.Case expected) {
        int updates = given.gradients().size();
        try (PointerScope scope = new PointerScope()) {
            List<Tensor> parameters = given.tensors(given.initial());
            UpdateRule rule = UpdateRule.create(expected.optimizer(), parameters);
            for (int u = 0; u < updates; u++) {
                rule.apply(gradients(u), expected.learningRate(u, updates), expected.momentum(u, updates));
                int made = u + 1;
                expected.expected(made).ifPresent(values -> assertClose(values(parameters), values, made));
            }
        }
    }

    static List<String> names() {
        return OptimizerSpec.NAMES;
    }

    static Stream<UpdateSequences.Case> sequences() {
        return UpdateSequences.all();
    }

    /**
     * Every update rounds a weight to float32, by at most 6e-8 of it, and its step a few times, by less: 1.2e-7 an update
     * and one for the start is about twice the largest difference seen.
     */
    private static void assertClose(float[] weights, List<Double> expected, int updates) {
        assertThat(weights).hasSameSizeAs(expected);
        for (int i = 0; i < weights.length; i++) {
            double tolerance = 1.2e-7 * (updates + 1) * Math.max(1, Math.abs(expected.get(i)));
            assertThat((double) weights[i]).isCloseTo(expected.get(i), within(tolerance));
        }
    }

    /** Without this the compiler's removal of dead code could take a kernel away unseen. */
    @ParameterizedTest
    @MethodSource("names")
    void oneUpdateMovesEveryWeight(String name) {
        try (PointerScope scope = new PointerScope()) {
            List<Tensor> parameters = given.tensors(given.initial());
            UpdateRule.create(OptimizerSpec.named(name), parameters).apply(gradients(2), 0.5, 0);

            float[] moved = values(parameters);
            for (int i = 0; i < moved.length; i++) {
                assertThat(moved[i]).isNotEqualTo(given.initial().get(i).floatValue());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void savedStateContinuesToTheSameBits(String name) {
        OptimizerSpec spec = new OptimizerSpec(name, 0.9, 0.99, 1e-6, 0.1, OptionalDouble.of(3));
        try (PointerScope scope = new PointerScope()) {
            List<Tensor> whole = given.tensors(given.initial());
            UpdateRule rule = UpdateRule.create(spec, whole);
            update(rule, 0, 10);

            List<Tensor> parts = whole.stream().map(Tensor::clone).toList();
            UpdateRule resumed = UpdateRule.create(spec, parts);
            assertThat(resumed.state().keySet()).isEqualTo(rule.state().keySet());
            resumed.state().forEach((key, tensor) -> tensor.copy_(rule.state().get(key)));
            update(rule, 10, 20);
            update(resumed, 10, 20);

            assertThat(values(parts)).isEqualTo(values(whole));
        }
    }

    private void update(UpdateRule rule, int from, int to) {
        for (int u = from; u < to; u++) {
            rule.apply(gradients(u), 0.05, 0.9);
        }
    }

    @Test
    void momentumIsThatOfEachUpdate() {
        // v = 2, then 3 + 0·2 = 3, then 1 + 0.5·3 = 2.5; a momentum of 0 forgets, and does not stop the remembering
        assertThat(moves("momentum", 0.9, 0, 0.5)).isCloseTo(2 + 3 + 2.5, within(TOLERANCE));
        assertThat(moves("nesterov", 0.9, 0, 0.5)).isCloseTo((2 + 0.9 * 2) + 3 + (1 + 0.5 * 2.5), within(TOLERANCE));
        assertThat(moves("lars", 0.9, 0, 0.5)).isCloseTo(2 + 3 + 2.5, within(TOLERANCE));
        assertThat(moves("sgd", 0.9, 0, 0.5)).isCloseTo(2 + 3 + 1, within(TOLERANCE));
    }

    /** Returns how far a bias of 0 goes down in three updates with gradients 2, 3 and 1 and rate 1. */
    private static double moves(String name, double... momenta) {
        float[] gradients = {2, 3, 1};
        try (PointerScope scope = new PointerScope()) {
            Tensor bias = Tensor.create(0f);
            UpdateRule rule = UpdateRule.create(OptimizerSpec.named(name), List.of(bias));
            for (int u = 0; u < gradients.length; u++) {
                rule.apply(new TensorVector(Tensor.create(gradients[u])), 1, momenta[u]);
            }
            return -bias.item_double();
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void gradientsAreReadInAnyLayoutAndNotWrittenTo(String name) {
        OptimizerSpec spec = new OptimizerSpec(name, 0.9, 0.99, 1e-6, 0.1, OptionalDouble.of(0.5));
        try (PointerScope scope = new PointerScope()) {
            Tensor row = Tensor.create(new float[] {1, -2, 3, 0.5f, 4, -1}, 2, 3);
            Tensor column = row.t().contiguous().t(); // the same values, in the memory of the transposed
            Tensor first = Tensor.create(new float[] {1, 2, 3, 4, 5, 6}, 2, 3);
            Tensor second = first.clone();
            UpdateRule.create(spec, List.of(first)).apply(new TensorVector(row), 0.1, 0.9);
            UpdateRule.create(spec, List.of(second)).apply(new TensorVector(column), 0.1, 0.9);

            assertThat(values(List.of(second))).isEqualTo(values(List.of(first)));
            assertThat(values(List.of(row))).containsExactly(1, -2, 3, 0.5f, 4, -1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"lars", "lamb"})
    void ratioIsOneWhereTheWeightsAreZero(String name) {
        try (PointerScope scope = new PointerScope()) {
            Tensor weight = Tensor.create(new float[] {0, 0}, 1, 2);
            OptimizerSpec spec = OptimizerSpec.named(name);
            UpdateRule.create(spec, List.of(weight))
                    .apply(new TensorVector(Tensor.create(new float[] {1, -1}, 1, 2)), 0.1, 0.9);

            // LARS: −γg. LAMB: −η·g/(|g| + ε), since m̂ = g and v̂ = g² after one update.
            assertThat(values(List.of(weight))).containsExactly(new float[] {-0.1f, 0.1f}, within(1e-6f));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"lars", "lamb"})
    void ratioIsOneWhereTheDirectionIsZero(String name) {
        try (PointerScope scope = new PointerScope()) {
            Tensor weight = Tensor.create(new float[] {3, 4}, 1, 2);
            UpdateRule.create(OptimizerSpec.named(name), List.of(weight))
                    .apply(new TensorVector(Tensor.create(new float[] {0, 0}, 1, 2)), 0.1, 0.9);

            assertThat(values(List.of(weight))).containsExactly(3, 4);
        }
    }

    private TensorVector gradients(int update) {
        return new TensorVector(given.tensors(given.gradients().get(update)).toArray(Tensor[]::new));
    }

    private static float[] values(List<Tensor> tensors) {
        int count = tensors.stream().mapToInt(t -> (int) t.numel()).sum();
        float[] all = new float[count];
        int start = 0;
        for (Tensor tensor : tensors) {
            int end = start + (int) tensor.numel();
            tensor.contiguous().data_ptr_float().get(all, start, end - start);
            start = end;
        }
        return all;
    }
}
