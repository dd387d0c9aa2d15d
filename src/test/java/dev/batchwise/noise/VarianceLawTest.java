package dev.batchwise.noise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.batchwise.curvature.Effort;
import dev.batchwise.fixture.TinyProblem;
import dev.batchwise.model.Network;
import dev.batchwise.model.Networks;
import dev.batchwise.study.ModelSpec;
import dev.batchwise.torch.FlatWeights;
import dev.batchwise.train.Examples;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The variance law without chance: the mean over every batch of m of N examples is tr Σ/m·(N − m)/(N − 1). */
final class VarianceLawTest {
    private static final int N = 8;

    @ParameterizedTest
    @ValueSource(strings = {"softmax", "mlp:7,5", "resnet8"})
    void meanSquaredDistanceOverAllBatchesOfEverySizeIsTheLaw(String model) {
        try (PointerScope scope = new PointerScope()) {
            Examples examples = TinyProblem.examples(N, 1);
            Network network = TinyProblem.doubles(Networks.create(
                    ModelSpec.parse(model), List.of(1, 2, 3), TinyProblem.CLASSES, 5, OptionalInt.empty()));
            FlatWeights weights = new FlatWeights(network.parameters());
            SampledGradient gradient = new SampledGradient(network, examples, weights);
            GradientMoments moments = GradientMoments.of(
                    ExampleGradients.of(network, examples, weights),
                    examples.count(),
                    weights.count(),
                    1,
                    Effort.unheard());
            double trace = moments.all().trace();

            double[] distances = meanSquaredDistances(gradient, weights.tensors(moments.gradient()));

            assertThat(trace).isPositive();
            for (int m = 1; m < N; m++) {
                double law = trace / m * (N - m) / (N - 1);
                assertThat(distances[m]).as("m = %d", m).isCloseTo(law, within(1e-6 * law));
            }
            assertThat(distances[N]).isCloseTo(0, within(1e-20)); // all examples are the full gradient
        }
    }

    /** Returns by m the mean over all subsets of m examples of |G_B − G|². */
    private static double[] meanSquaredDistances(SampledGradient gradient, TensorVector full) {
        double[] sums = new double[N + 1];
        int[] counts = new int[N + 1];
        for (int mask = 1; mask < 1 << N; mask++) {
            int batch = mask;
            long[] rows = IntStream.range(0, N)
                    .filter(i -> ((batch >> i) & 1) == 1)
                    .asLongStream()
                    .toArray();
            try (PointerScope scope = new PointerScope()) {
                sums[rows.length] += SampledGradient.squaredDistance(gradient.mean(Tensor.create(rows)), full);
            }
            counts[rows.length]++;
        }
        IntStream.rangeClosed(1, N).forEach(m -> sums[m] /= counts[m]);
        return sums;
    }
}
