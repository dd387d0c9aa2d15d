package dev.batchwise.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.batchwise.data.Normalization;
import dev.batchwise.model.Network;
import dev.batchwise.model.Networks;
import dev.batchwise.study.Batching;
import dev.batchwise.study.Composition;
import dev.batchwise.study.ModelSpec;
import dev.batchwise.study.Remedies;
import dev.batchwise.study.Task;
import dev.batchwise.torch.TorchRuntime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.LinearImpl;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PassesTest {
    private static final int BATCH = 50;
    /** Sums of fifty float32 terms in another order. */
    private static final double TOLERANCE = 2e-6;

    private PointerScope scope = new PointerScope();

    @BeforeEach
    void open() {
        TorchRuntime.start();
        scope.close();
        scope = new PointerScope();
        torch.manual_seed(7);
    }

    @AfterEach
    void close() {
        scope.close();
    }

    private static Examples examples() {
        Tensor pixels = torch.randint(0, 256, new long[] {BATCH, 1, 8, 8}).to(ScalarType.Byte);
        return new Examples(
                pixels, torch.randint(0, 4, new long[] {BATCH}), new Normalization(0.5, 0.3), Task.CLASSIFICATION);
    }

    private static List<Tensor> parameters(Network network) {
        List<Tensor> parameters = new ArrayList<>();
        TensorVector leaves = network.parameters();
        for (long i = 0; i < leaves.size(); i++) {
            parameters.add(leaves.get(i));
        }
        return parameters;
    }

    private static Batching cut(int microBatch, OptionalInt ghostBatch) {
        return new Batching(Composition.SHUFFLED, Optional.empty(), OptionalInt.of(microBatch), ghostBatch);
    }

    private static Passes passes(Network network, Examples examples, Batching batching) {
        network.train(true);
        return new Passes(new BatchLoss(network, examples, Remedies.none(), 1), parameters(network), batching, BATCH);
    }

    @ParameterizedTest
    @CsvSource({"mlp:12, 7, 0", "mlp:12, 1, 0", "cnn, 16, 0", "softmax, 25, 0", "f1, 20, 10"})
    void gradientsOfTheCutsAddUpToThatOfTheBatch(String model, int microBatch, int ghostBatch) {
        Examples examples = examples();
        OptionalInt ghost = ghostBatch == 0 ? OptionalInt.empty() : OptionalInt.of(ghostBatch);
        Network network = Networks.create(ModelSpec.parse(model), List.of(1, 8, 8), 4, 3, ghost);
        Tensor all = torch.arange(new org.bytedeco.pytorch.Scalar(BATCH)).to(ScalarType.Long);

        GradientSource.Gradient whole =
                passes(network, examples, cut(BATCH, ghost)).of(new Batch(all, 0, 1));
        GradientSource.Gradient summed =
                passes(network, examples, cut(microBatch, ghost)).of(new Batch(all, 0, 1));

        assertThat(summed.loss()).isCloseTo(whole.loss(), within(TOLERANCE));
        assertThat(summed.gradients().size()).isEqualTo(whole.gradients().size());
        for (long i = 0; i < whole.gradients().size(); i++) {
            Tensor difference = whole.gradients().get(i).sub(summed.gradients().get(i));
            assertThat(difference.abs().max().item_double()).isLessThan(TOLERANCE);
        }
    }

    /** A linear layer that cannot hold more than a few examples at once. */
    private static final class Cramped extends Network {
        private final LinearImpl out = register_module("out", new LinearImpl(64, 4));
        private final boolean normalized;
        private final List<Long> held = new ArrayList<>();

        Cramped(boolean normalized) {
            super("Cramped");
            this.normalized = normalized;
        }

        @Override
        public Tensor embed(Tensor inputs) {
            return inputs.flatten(1, -1); // [batch, 64]
        }

        @Override
        public Tensor forward(Tensor inputs) {
            if (inputs.size(0) > 13) {
                throw new RuntimeException(
                        "[enforce fail at alloc_cpu.cpp] DefaultCPUAllocator: can't allocate memory");
            }
            held.add(inputs.size(0));
            return out.forward(embed(inputs)); // [batch, 4]
        }

        @Override
        public boolean hasBatchNorm() {
            return normalized;
        }
    }

    @Test
    void aPassThatDoesNotFitIsTakenAgainWithHalfTheExamples() {
        Examples examples = examples();
        Cramped network = new Cramped(false);
        Passes passes = passes(network, examples, Batching.plain());
        Tensor all = torch.arange(new org.bytedeco.pytorch.Scalar(BATCH)).to(ScalarType.Long);

        double loss = passes.of(new Batch(all, 0, 3)).loss();

        assertThat(passes.most()).isEqualTo(12); // 50, 25, 12
        assertThat(network.held).containsExactly(12L, 12L, 12L, 12L, 2L);
        assertThat(passes.notes())
                .containsExactly(
                        "a pass of 50 examples did not fit in memory at update 3; from there on a batch is cut into"
                                + " passes of 25, and the batch size stays",
                        "a pass of 25 examples did not fit in memory at update 3; from there on a batch is cut into"
                                + " passes of 12, and the batch size stays");
        assertThat(loss).isFinite();
    }

    @Test
    void whereWholePassesAreInsistedOnOneThatDoesNotFitIsAnError() {
        Passes passes = passes(new Cramped(false), examples(), Batching.plain());
        Tensor all = torch.arange(new org.bytedeco.pytorch.Scalar(BATCH)).to(ScalarType.Long);
        passes.insist();

        assertThatThrownBy(() -> passes.of(new Batch(all, 0, 1))).hasMessageContaining("can't allocate memory");
        assertThat(passes.most()).isEqualTo(BATCH);
    }

    @Test
    void batchesOfANetworkWithBatchNormAreNotCut() {
        Passes passes = passes(new Cramped(true), examples(), Batching.plain());
        Tensor all = torch.arange(new org.bytedeco.pytorch.Scalar(BATCH)).to(ScalarType.Long);

        assertThatThrownBy(() -> passes.of(new Batch(all, 0, 1))).hasMessageContaining("can't allocate memory");
    }

    @Test
    void passesAreCutToWholeGhostBatches() {
        Passes passes = passes(new Cramped(true), examples(), cut(BATCH, OptionalInt.of(4)));
        Tensor all = torch.arange(new org.bytedeco.pytorch.Scalar(BATCH)).to(ScalarType.Long);

        passes.of(new Batch(all, 0, 1));

        assertThat(passes.most()).isEqualTo(12); // 50, 24, 12
    }
}
