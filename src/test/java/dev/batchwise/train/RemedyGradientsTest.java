package dev.batchwise.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.batchwise.data.Normalization;
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
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The gradients that remedies train with, against their formulas written out for logistic regression in float64. */
final class RemedyGradientsTest {
    private static final int COUNT = 12;
    private static final int FEATURES = 6;
    private static final int CLASSES = 3;
    private static final int WEIGHTS = CLASSES * FEATURES; // the biases stand behind them
    private static final Normalization NORMALIZATION = new Normalization(0.5, 0.3);
    private static final double TOLERANCE = 2e-6;

    private PointerScope scope = new PointerScope();
    private final double[][] inputs = new double[COUNT][FEATURES];
    private final int[] labels = new int[COUNT];

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

    private Examples examples() {
        Tensor pixels = torch.randint(0, 256, new long[] {COUNT, 1, 2, 3}).to(ScalarType.Byte);
        Tensor classes = torch.randint(0, CLASSES, new long[] {COUNT});
        for (int i = 0; i < COUNT; i++) {
            labels[i] = classes.get(i).item_int();
            Tensor row = pixels.get(i).reshape(-1);
            for (int j = 0; j < FEATURES; j++) {
                inputs[i][j] = (row.get(j).item_int() / 255.0 - 0.5) / 0.3;
            }
        }
        return new Examples(pixels, classes, NORMALIZATION, Task.CLASSIFICATION);
    }

    private static Network network() {
        return Networks.create(ModelSpec.parse("softmax"), List.of(1, 2, 3), CLASSES, 3, OptionalInt.empty());
    }

    private static List<Tensor> parameters(Network network) {
        TensorVector leaves = network.parameters();
        List<Tensor> parameters = new ArrayList<>();
        for (long i = 0; i < leaves.size(); i++) {
            parameters.add(leaves.get(i));
        }
        return parameters;
    }

    private static double[] flat(List<Tensor> tensors) {
        List<Double> all = new ArrayList<>();
        for (Tensor tensor : tensors) {
            Tensor row = tensor.detach().reshape(-1);
            for (long i = 0; i < row.numel(); i++) {
                all.add(row.get(i).item_double());
            }
        }
        return all.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static double[] flat(TensorVector tensors) {
        List<Tensor> list = new ArrayList<>();
        for (long i = 0; i < tensors.size(); i++) {
            list.add(tensors.get(i));
        }
        return flat(list);
    }

    /** Loss and gradients of logistic regression. */
    private static final class Truth {
        private double loss;
        private final double[] byWeights = new double[WEIGHTS + CLASSES];
        private final double[][] byInputs = new double[COUNT][FEATURES];

        double loss() {
            return loss;
        }

        double[] byWeights() {
            return byWeights;
        }

        double[][] byInputs() {
            return byInputs;
        }
    }

    private Truth truth(double[] weights, double[][] x) {
        Truth truth = new Truth();
        for (int i = 0; i < COUNT; i++) {
            double[] p = probabilities(weights, x[i]);
            truth.loss -= Math.log(p[labels[i]]) / COUNT;
            for (int k = 0; k < CLASSES; k++) {
                double delta = (p[k] - (k == labels[i] ? 1 : 0)) / COUNT;
                truth.byWeights[WEIGHTS + k] += delta;
                for (int j = 0; j < FEATURES; j++) {
                    truth.byWeights[k * FEATURES + j] += delta * x[i][j];
                    truth.byInputs[i][j] += delta * weights[k * FEATURES + j];
                }
            }
        }
        return truth;
    }

    private static double[] probabilities(double[] weights, double[] x) {
        double[] p = new double[CLASSES];
        for (int k = 0; k < CLASSES; k++) {
            double logit = weights[WEIGHTS + k];
            for (int j = 0; j < FEATURES; j++) {
                logit += weights[k * FEATURES + j] * x[j];
            }
            p[k] = Math.exp(logit);
        }
        double sum = Arrays.stream(p).sum();
        return Arrays.stream(p).map(e -> e / sum).toArray();
    }

    private static double norm(double[] v) {
        return Math.sqrt(Arrays.stream(v).map(x -> x * x).sum());
    }

    private static double[] plus(double[] a, double factor, double[] b) {
        return IntStream.range(0, a.length)
                .mapToDouble(i -> a[i] + factor * b[i])
                .toArray();
    }

    private static void assertClose(double[] found, double[] expected) {
        assertThat(found).hasSameSizeAs(expected);
        for (int i = 0; i < found.length; i++) {
            assertThat(found[i]).isCloseTo(expected[i], within(TOLERANCE));
        }
    }

    private static Passes passes(Network network, Examples examples, Remedies remedies, int pass) {
        Batching cut = Batching.plain().withMicroBatch(pass);
        return new Passes(new BatchLoss(network, examples, remedies, 1), parameters(network), cut, COUNT);
    }

    private static Batch all() {
        return new Batch(torch.arange(new Scalar(COUNT)).to(ScalarType.Long), 0, 1);
    }

    private static GradientSource worst(String remedy, Network network, Passes passes) {
        return new WorstWeights((Remedy.WorstCase) Remedy.parse(remedy), network, passes);
    }

    @ParameterizedTest
    @ValueSource(ints = {COUNT, 5})
    void samTakesTheGradientOneStepUphill(int pass) {
        Examples examples = examples();
        Network network = network();
        double[] w = flat(parameters(network));
        Truth here = truth(w, inputs);
        Truth there = truth(plus(w, 0.3 / norm(here.byWeights()), here.byWeights()), inputs);

        GradientSource.Gradient found = worst("sam=0.3", network, passes(network, examples, Remedies.none(), pass))
                .of(all());

        assertThat(found.loss()).isCloseTo(here.loss(), within(TOLERANCE));
        assertClose(flat(found.gradients()), there.byWeights());
        assertThat(flat(parameters(network))).containsExactly(w);
    }

    @Test
    void asamMeasuresEachWeightByItsSizeAndBiasesByOne() {
        Examples examples = examples();
        Network network = network();
        double[] w = flat(parameters(network));
        double[] g = truth(w, inputs).byWeights();
        double[] scale = IntStream.range(0, w.length)
                .mapToDouble(i -> i < WEIGHTS ? Math.abs(w[i]) + 0.01 : 1)
                .toArray();
        double[] scaled =
                IntStream.range(0, w.length).mapToDouble(i -> scale[i] * g[i]).toArray();
        double[] step = IntStream.range(0, w.length)
                .mapToDouble(i -> scale[i] * scaled[i])
                .toArray();
        Truth there = truth(plus(w, 0.8 / norm(scaled), step), inputs);

        GradientSource.Gradient found = worst("asam=0.8", network, passes(network, examples, Remedies.none(), COUNT))
                .of(all());

        assertClose(flat(found.gradients()), there.byWeights());
    }

    @Test
    void theRobustObjectiveClimbsInsideTheBall() {
        Examples examples = examples();
        Network network = network();
        double[] w = flat(parameters(network));
        double[] at = w;
        for (int step = 0; step < 4; step++) {
            double[] g = truth(at, inputs).byWeights();
            double[] offset = plus(plus(at, 2.5 * 0.3 / 4 / norm(g), g), -1, w);
            at = plus(w, Math.min(1, 0.3 / norm(offset)), offset);
        }

        GradientSource.Gradient found = worst(
                        "robust=0.3/4", network, passes(network, examples, Remedies.none(), COUNT))
                .of(all());

        assertClose(flat(found.gradients()), truth(at, inputs).byWeights());
        assertThat(truth(at, inputs).loss()).isGreaterThan(truth(w, inputs).loss());
        assertThat(flat(parameters(network))).containsExactly(w);
    }

    @ParameterizedTest
    @ValueSource(ints = {COUNT, 5})
    void adversarialTrainingAddsTheLossAtMovedInputs(int pass) {
        Examples examples = examples();
        Network network = network();
        double[] w = flat(parameters(network));
        Truth here = truth(w, inputs);
        double[][] moved = new double[COUNT][FEATURES];
        for (int i = 0; i < COUNT; i++) {
            for (int j = 0; j < FEATURES; j++) {
                double x = inputs[i][j] + 0.2 / 0.3 * Math.signum(here.byInputs()[i][j]);
                moved[i][j] = Math.max(-0.5 / 0.3, Math.min(0.5 / 0.3, x)); // of the range of pixels
            }
        }
        Truth there = truth(w, moved);

        GradientSource.Gradient found = passes(network, examples, Remedies.parse(List.of("adversarial=0.2")), pass)
                .of(all());

        assertThat(found.loss()).isCloseTo((here.loss() + there.loss()) / 2, within(TOLERANCE));
        assertClose(
                flat(found.gradients()),
                Arrays.stream(plus(here.byWeights(), 1, there.byWeights()))
                        .map(v -> v / 2)
                        .toArray());
    }

    @Test
    void aProximalStepIsPulledBackToWhereTheBatchWasMet() {
        Network network = network();
        List<Tensor> parameters = parameters(network);
        Proximal proximal = new Proximal(Optional.of(new Remedy.Conservative(0.5, 3)), parameters);
        double[] met = flat(parameters);
        proximal.meet();
        try (NoGradGuard guard = new NoGradGuard()) {
            parameters.forEach(p -> p.add_(new Scalar(0.25)));
        }
        TensorVector ones =
                new TensorVector(parameters.stream().map(torch::ones_like).toArray(Tensor[]::new));

        assertThat(proximal.steps()).isEqualTo(3);
        assertClose(
                flat(proximal.pulled(ones)),
                IntStream.range(0, met.length).mapToDouble(i -> 1 + 0.5 * 0.25).toArray());
    }
}
