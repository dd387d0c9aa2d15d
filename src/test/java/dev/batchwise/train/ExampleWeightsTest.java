package dev.batchwise.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.batchwise.data.Normalization;
import dev.batchwise.data.StreamDraws;
import dev.batchwise.model.Network;
import dev.batchwise.model.Networks;
import dev.batchwise.study.Batching;
import dev.batchwise.study.ModelSpec;
import dev.batchwise.study.Remedies;
import dev.batchwise.study.Remedy;
import dev.batchwise.study.Task;
import dev.batchwise.torch.TorchRuntime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The weighted gradient, against its formula written out for one linear layer in float64. */
final class ExampleWeightsTest {
    private static final int COUNT = 12;
    private static final int FEATURES = 6;
    private static final int CLASSES = 3;
    private static final long SEED = 9;
    private static final long POSITION = 1000;
    private static final Remedy.GradientNoise THREE = new Remedy.GradientNoise(3);
    /** Sums of a dozen float32 terms of up to about ten. */
    private static final double TOLERANCE = 1e-5;

    private PointerScope scope = new PointerScope();

    @BeforeEach
    void open() {
        TorchRuntime.start();
        scope.close();
        scope = new PointerScope();
        torch.manual_seed(5);
    }

    @AfterEach
    void close() {
        scope.close();
    }

    private static Examples examples(Task task) {
        Tensor pixels = torch.randint(0, 256, new long[] {COUNT, 1, 2, 3}).to(ScalarType.Byte);
        Tensor targets = task == Task.REGRESSION
                ? torch.randn(new long[] {COUNT})
                : torch.randint(0, CLASSES, new long[] {COUNT});
        return new Examples(pixels, targets, new Normalization(0.5, 0.3), task);
    }

    private static Network network(Task task) {
        int outputs = task == Task.REGRESSION ? 1 : CLASSES;
        return Networks.create(ModelSpec.parse("softmax"), List.of(1, 2, 3), outputs, 3, OptionalInt.empty());
    }

    private static List<Tensor> parameters(Network network) {
        TensorVector leaves = network.parameters();
        List<Tensor> parameters = new ArrayList<>();
        for (long i = 0; i < leaves.size(); i++) {
            parameters.add(leaves.get(i));
        }
        return parameters;
    }

    private static double[] flat(Tensor tensor) {
        Tensor row = tensor.detach().reshape(-1);
        double[] values = new double[(int) row.numel()];
        for (int i = 0; i < values.length; i++) {
            values[i] = row.get(i).item_double();
        }
        return values;
    }

    private static Batch all() {
        return new Batch(torch.arange(new Scalar(COUNT)).to(ScalarType.Long), POSITION, 1);
    }

    private static GradientSource.Gradient gradient(Network network, Examples examples, int pass) {
        Remedies remedies = Remedies.parse(List.of("noise=3"));
        BatchLoss loss = new BatchLoss(network, examples, remedies, SEED);
        return new Passes(loss, parameters(network), Batching.plain().withMicroBatch(pass), COUNT).of(all());
    }

    /** Returns ∂f_i/∂(outputs of example i), one row an example. */
    private static double[][] deltas(double[][] outputs, double[] targets, Task task) {
        double[][] deltas = new double[COUNT][];
        for (int i = 0; i < COUNT; i++) {
            if (task == Task.REGRESSION) {
                deltas[i] = new double[] {2 * (outputs[i][0] - targets[i])};
            } else {
                int label = (int) targets[i];
                double sum = Arrays.stream(outputs[i]).map(Math::exp).sum();
                double[] logits = outputs[i];
                deltas[i] = IntStream.range(0, logits.length)
                        .mapToDouble(k -> Math.exp(logits[k]) / sum - (k == label ? 1 : 0))
                        .toArray();
            }
        }
        return deltas;
    }

    /** By the weights of each output, and behind them by the biases: 1/B·Σ z_i·δ_ik·x_ij and 1/B·Σ z_i·δ_ik. */
    private static double[] weighted(double[][] deltas, double[][] inputs) {
        int outputs = deltas[0].length;
        double[] sum = new double[outputs * (FEATURES + 1)];
        double[] normal = new StreamDraws(SEED).normal(POSITION, COUNT);
        for (int i = 0; i < COUNT; i++) {
            double z = 1 + 3 * normal[i];
            for (int k = 0; k < outputs; k++) {
                for (int j = 0; j < FEATURES; j++) {
                    sum[k * FEATURES + j] += z * deltas[i][k] * inputs[i][j] / COUNT;
                }
                sum[outputs * FEATURES + k] += z * deltas[i][k] / COUNT;
            }
        }
        return sum;
    }

    @ParameterizedTest
    @CsvSource({"CLASSIFICATION, 12", "CLASSIFICATION, 5", "REGRESSION, 12", "REGRESSION, 1"})
    void eachExampleCountsByItsOwnWeightHoweverTheBatchIsCut(Task task, int pass) {
        Examples examples = examples(task);
        Network network = network(task);
        double[][] inputs = new double[COUNT][];
        double[][] outputs = new double[COUNT][];
        double[] w = flat(parameters(network).get(0));
        double[] b = flat(parameters(network).get(1));
        for (int i = 0; i < COUNT; i++) {
            double[] pixels = flat(examples.pixels().get(i));
            double[] x = Arrays.stream(pixels).map(p -> (p / 255 - 0.5) / 0.3).toArray();
            inputs[i] = x;
            outputs[i] = IntStream.range(0, b.length)
                    .mapToDouble(k -> b[k]
                            + IntStream.range(0, FEATURES)
                                    .mapToDouble(j -> w[k * FEATURES + j] * x[j])
                                    .sum())
                    .toArray();
        }
        double[] expected = weighted(deltas(outputs, flat(examples.targets()), task), inputs);

        TensorVector found = gradient(network, examples, pass).gradients();

        double[] gradient = IntStream.range(0, 2)
                .boxed()
                .flatMapToDouble(i -> Arrays.stream(flat(found.get(i))))
                .toArray();
        assertThat(gradient).hasSameSizeAs(expected);
        for (int i = 0; i < expected.length; i++) {
            assertThat(gradient[i]).isCloseTo(expected[i], within(TOLERANCE));
        }
    }

    /** The tolerances are five standard errors: of a mean σ/√n, of the variance σ²·√(2/n), of a share √(p(1 − p)/n). */
    @Test
    void weightsHaveMeanOneAndTheDeviationAskedForAndAreIndependent() {
        int n = 200_000;
        double error = 1 / Math.sqrt(n);
        double[] z = new StreamDraws(SEED).normal(0, n);
        double mean = Arrays.stream(z).average().orElseThrow();
        double variance = Arrays.stream(z).map(v -> (v - mean) * (v - mean)).sum() / n;
        double next =
                IntStream.range(0, n - 1).mapToDouble(i -> z[i] * z[i + 1]).sum() / n;
        double beyond = Arrays.stream(z).filter(v -> Math.abs(v) > 1.959964).count() / (double) n;
        assertThat(mean).isCloseTo(0, within(5 * error));
        assertThat(variance).isCloseTo(1, within(5 * Math.sqrt(2) * error));
        assertThat(next).isCloseTo(0, within(5 * error));
        assertThat(beyond).isCloseTo(0.05, within(5 * Math.sqrt(0.05 * 0.95) * error));

        Tensor found = new ExampleWeights(THREE, SEED).of(all());
        for (int i = 0; i < COUNT; i++) {
            assertThat(found.get(i).item_float()).isEqualTo((float) (1 + 3 * z[(int) POSITION + i]));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 30, 64, 100})
    void aWeightBelongsToThePlaceInTheStream(int pass) {
        int count = 150; // of blocks that one generator serves
        Batch whole = new Batch(torch.arange(new Scalar(count)).to(ScalarType.Long), POSITION, 1);
        ExampleWeights weights = new ExampleWeights(THREE, SEED);
        double[] expected = flat(weights.of(whole));
        List<Double> cut = new ArrayList<>();
        for (int first = 0; first < count; first += pass) {
            Arrays.stream(flat(weights.of(whole.part(first, Math.min(pass, count - first)))))
                    .forEach(cut::add);
        }
        assertThat(cut).containsExactly(Arrays.stream(expected).boxed().toArray(Double[]::new));
        assertThat(expected).doesNotHaveDuplicates();
        assertThat(flat(new ExampleWeights(THREE, SEED + 1).of(whole))).isNotEqualTo(expected);
    }

    /** A normal number must not be made of the uniform ones that augmentation uses at the same place. */
    @Test
    void weightsOweNothingToHowImagesAreAugmented() {
        StreamDraws draws = new StreamDraws(SEED);
        int n = 20_000;
        double[] normal = draws.normal(0, n);
        for (int k = 0; k < 4; k++) {
            int of = k;
            double product = IntStream.range(0, n)
                            .mapToDouble(i -> normal[i] * (draws.uniform(i, 4)[of] - 0.5) * Math.sqrt(12))
                            .sum()
                    / n;
            assertThat(product).isCloseTo(0, within(5 / Math.sqrt(n)));
        }
    }
}
