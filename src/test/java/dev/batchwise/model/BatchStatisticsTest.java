package dev.batchwise.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.batchwise.study.ModelSpec;
import dev.batchwise.torch.TorchRuntime;
import java.util.List;
import java.util.OptionalInt;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.BatchNorm1dImpl;
import org.bytedeco.pytorch.BatchNormOptions;
import org.bytedeco.pytorch.DoubleOptional;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Oracle: mean and unbiased variance of each piece in float64, averaged. */
final class BatchStatisticsTest {
    private static final int FEATURES = 3;
    private static final int COUNT = 50;
    private static final int PIECE = 20;

    @BeforeAll
    static void start() {
        TorchRuntime.start();
    }

    /** Batch norm with a momentum, and a buffer of its own that every pass in training changes. */
    private static final class Normalizing extends Network {
        private final BatchNorm1dImpl norm;
        private final Tensor passes = torch.zeros(1);

        Normalizing(double momentum) {
            super("Normalizing");
            BatchNormOptions options = new BatchNormOptions(FEATURES);
            options.momentum().put(new DoubleOptional(momentum));
            norm = register_module("norm", new BatchNorm1dImpl(options));
            register_buffer("passes", passes);
        }

        @Override
        public Tensor forward(Tensor inputs) {
            passes.add_(new Scalar(1.0));
            return norm.forward(inputs); // [batch, 3]
        }

        @Override
        public boolean hasBatchNorm() {
            return true;
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.1, 0.01, 0.9, 1})
    void averagesAreThoseOfThePiecesWhateverTheMomentum(double momentum) {
        try (PointerScope scope = new PointerScope()) {
            torch.manual_seed(1);
            Tensor x = torch.randn(COUNT, FEATURES).mul_(new Scalar(30.0)).add_(new Scalar(200.0));
            Normalizing network = new Normalizing(momentum);
            network.train(true);
            network.forward(x);

            new BatchStatistics(network).estimate(COUNT, PIECE, (first, count) -> x.narrow(0, first, count));

            Tensor mean = torch.zeros(FEATURES).to(ScalarType.Double);
            Tensor variance = torch.zeros(FEATURES).to(ScalarType.Double);
            for (long first : new long[] {0, 20, 40}) {
                Tensor piece = x.narrow(0, first, first == 40 ? 10 : 20).to(ScalarType.Double);
                mean.add_(piece.mean(new long[] {0}, false, null));
                variance.add_(piece.var(new long[] {0}, true, false));
            }
            // Of a momentum of 0.01 a share of the sum is known to 1e-5 alone, of float32 numbers with seven digits.
            double tolerance = 1e-6 / momentum;
            assertThat(furthest(network.norm.running_mean(), mean)).isLessThan(tolerance);
            assertThat(furthest(network.norm.running_var(), variance)).isLessThan(tolerance);
            assertThat(network.passes.item_double()).isEqualTo(1);
        }
    }

    private static double furthest(Tensor found, Tensor sumOfThree) {
        Tensor expected = sumOfThree.div(new Scalar(3.0));
        return found.to(ScalarType.Double)
                .div(expected)
                .sub(new Scalar(1.0))
                .abs()
                .max()
                .item_double();
    }

    @Test
    void statisticsThatStandStillStayAsTheyAre() {
        try (PointerScope scope = new PointerScope();
                NoGradGuard guard = new NoGradGuard()) {
            Normalizing network = new Normalizing(0);
            network.norm.running_mean().fill_(new Scalar(7.0));

            new BatchStatistics(network).estimate(COUNT, PIECE, (first, count) -> torch.randn(count, FEATURES));

            assertThat(network.norm.running_mean().min().item_double()).isEqualTo(7);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"c1", "resnet44"})
    void everyEstimateGivesTheSameBits(String name) {
        try (PointerScope scope = new PointerScope();
                NoGradGuard guard = new NoGradGuard()) {
            Network network = Networks.create(ModelSpec.parse(name), List.of(1, 8, 8), 3, 1, OptionalInt.empty());
            Tensor x = torch.randn(COUNT, 1, 8, 8);
            BatchStatistics statistics = new BatchStatistics(network);
            statistics.estimate(COUNT, PIECE, (first, count) -> x.narrow(0, first, count));
            network.eval();
            Tensor expected = network.forward(x);
            network.train(true);
            network.forward(x); // drops other features

            statistics.estimate(COUNT, PIECE, (first, count) -> x.narrow(0, first, count));
            network.eval();

            assertThat(network.forward(x).equal(expected)).isTrue();
        }
    }
}
