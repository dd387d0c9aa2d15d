package dev.batchwise.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.batchwise.study.Task;
import dev.batchwise.torch.TorchRuntime;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ObjectiveTest {
    @BeforeAll
    static void start() {
        TorchRuntime.start();
    }

    private static Tensor targets(Task task) {
        return task == Task.CLASSIFICATION
                ? Tensor.create(new long[] {2, 0, 1})
                : Tensor.create(new float[] {0.5f, -1, 2});
    }

    private static Tensor outputs(Task task) {
        return task == Task.CLASSIFICATION
                ? Tensor.create(new double[] {0.1, -0.3, 1, 2, 0, -1, 0.3, 0.4, 0.2})
                        .reshape(3, 3)
                : Tensor.create(new double[] {0.4, 1, 1.5}).reshape(3, 1);
    }

    @ParameterizedTest
    @EnumSource(Task.class)
    void theMeanIsThatOfTheExamples(Task task) {
        try (PointerScope scope = new PointerScope()) {
            Objective objective = Objective.of(task);
            Tensor each = objective.each(outputs(task), targets(task));
            assertThat(each.sizes().vec().get()).containsExactly(3);
            assertThat(objective.mean(outputs(task), targets(task)).item_double())
                    .isCloseTo(each.mean().item_double(), within(1e-12));
        }
    }

    @Test
    void crossEntropyIsMinusTheLogarithmOfTheProbability() {
        try (PointerScope scope = new PointerScope()) {
            double third = Objective.of(Task.CLASSIFICATION)
                    .each(outputs(Task.CLASSIFICATION), targets(Task.CLASSIFICATION))
                    .get(2)
                    .item_double();
            double sum = Math.exp(0.3) + Math.exp(0.4) + Math.exp(0.2);
            assertThat(third).isCloseTo(-Math.log(Math.exp(0.4) / sum), within(1e-12));
        }
    }

    @Test
    void squaredErrorIsInTheUnitOfTheTargetsSquared() {
        try (PointerScope scope = new PointerScope()) {
            double mean = Objective.of(Task.REGRESSION)
                    .mean(outputs(Task.REGRESSION), targets(Task.REGRESSION))
                    .item_double();
            assertThat(mean).isCloseTo((0.01 + 4 + 0.25) / 3, within(1e-7)); // targets are float32
        }
    }

    /** The oracle is the exact second derivative that autograd takes of the sum of losses. */
    @ParameterizedTest
    @EnumSource(Task.class)
    void theHessianByOutputsIsThatOfTheLoss(Task task) {
        try (PointerScope scope = new PointerScope()) {
            Objective objective = Objective.of(task);
            Tensor outputs = outputs(task).requires_grad_(true);
            Tensor v = torch.rand(outputs.sizes().vec().get()).to(ScalarType.Double);
            Tensor loss = objective.each(outputs, targets(task)).sum();
            Tensor gradient = torch.grad(
                            new TensorVector(loss),
                            new TensorVector(outputs),
                            new TensorVector(),
                            new org.bytedeco.pytorch.BoolOptional(true),
                            true,
                            false)
                    .get(0);
            Tensor expected = torch.grad(new TensorVector(gradient.mul(v).sum()), new TensorVector(outputs))
                    .get(0);
            Tensor found = objective.hessianTimes(outputs.detach(), v);
            assertThat(found.sub(expected).abs().max().item_double()).isLessThan(1e-12);
        }
    }

    /** R² = 1 − Σ(ŷ − y)²/Σ(y − ȳ)² of the whole split, however it is cut into pieces. */
    @Test
    void theShareOfVarianceExplainedDoesNotDependOnPieces() {
        try (PointerScope scope = new PointerScope()) {
            Tensor outputs = Tensor.create(new float[] {1, 2, 3, 5, 4}).reshape(5, 1);
            Tensor targets = Tensor.create(new float[] {1.5f, 2, 2.5f, 6, 3});
            Objective.Tally tally = Objective.of(Task.REGRESSION).tally();
            tally.add(outputs.narrow(0, 0, 2), targets.narrow(0, 0, 2));
            tally.add(outputs.narrow(0, 2, 3), targets.narrow(0, 2, 3));
            // ȳ = 3, Σ(y − ȳ)² = 2.25 + 1 + 0.25 + 9 + 0, Σ(ŷ − y)² = 0.25 + 0 + 0.25 + 1 + 1
            assertThat(tally.score().accuracy()).isCloseTo(1 - 2.5 / 12.5, within(1e-12));
            assertThat(tally.score().lossNats()).isCloseTo(0.5, within(1e-12));
        }
    }

    @Test
    void accuracyCountsTheClassesThatAreRight() {
        try (PointerScope scope = new PointerScope()) {
            Objective.Tally tally = Objective.of(Task.CLASSIFICATION).tally();
            tally.add(outputs(Task.CLASSIFICATION), targets(Task.CLASSIFICATION));
            tally.add(outputs(Task.CLASSIFICATION).mul(new Scalar(-1.0)), targets(Task.CLASSIFICATION));
            assertThat(tally.score().accuracy()).isCloseTo(3 / 6.0, within(1e-12));
        }
    }
}
