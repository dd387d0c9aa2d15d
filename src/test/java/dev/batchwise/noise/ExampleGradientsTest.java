package dev.batchwise.noise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.batchwise.advice.SquareRootLaw;
import dev.batchwise.curvature.Effort;
import dev.batchwise.fixture.TinyProblem;
import dev.batchwise.model.Network;
import dev.batchwise.model.Networks;
import dev.batchwise.model.Stage;
import dev.batchwise.spectrum.Vectors;
import dev.batchwise.study.ModelSpec;
import dev.batchwise.torch.FlatWeights;
import dev.batchwise.torch.Tensors;
import dev.batchwise.train.Examples;
import java.nio.DoubleBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Oracle: per-example gradients of two small networks, written out in float64. */
final class ExampleGradientsTest {
    private static final int N = 60;

    private PointerScope scope = new PointerScope();

    @BeforeEach
    void open() {
        scope.close();
        scope = new PointerScope();
    }

    @AfterEach
    void close() {
        scope.close();
    }

    private static GradientMoments moments(Network network, Examples examples) {
        FlatWeights weights = new FlatWeights(network.parameters());
        return GradientMoments.of(
                ExampleGradients.of(network, examples, weights),
                examples.count(),
                weights.count(),
                1,
                Effort.unheard());
    }

    /** Differences to the oracle are of float64 sums in another order. */
    private static void assertFigures(GradientMoments found, double[][] gradients) {
        int d = gradients[0].length;
        double[] mean = new double[d];
        for (double[] g : gradients) {
            for (int j = 0; j < d; j++) {
                mean[j] += g[j] / gradients.length;
            }
        }
        double trace = 0;
        for (double[] g : gradients) {
            for (int j = 0; j < d; j++) {
                trace += (g[j] - mean[j]) * (g[j] - mean[j]) / gradients.length;
            }
        }
        assertThat(found.gradient()).containsExactly(mean, within(1e-12));
        assertThat(found.all().trace()).isCloseTo(trace, within(1e-11 * trace));
        assertThat(found.all().gradientSquaredNorm()).isCloseTo(Vectors.dot(mean, mean), within(1e-12));
    }

    @Test
    void logisticRegressionIsThatOfItsClosedForm() {
        Examples examples = TinyProblem.examples(N, 1);
        Network single = TinyProblem.softmax(); // no chain: one example at a time
        Network chain = TinyProblem.doubles(create("softmax", 6, 3));

        for (Network network : List.of(single, chain)) {
            double[] w = new FlatWeights(network.parameters()).read();
            double[][] gradients = new double[N][];
            for (int i = 0; i < N; i++) {
                double[] x = inputs(examples)[i];
                double[] delta = errors(logits(w, 0, 3, x), label(examples, i));
                gradients[i] = concat(outer(delta, x), delta);
            }
            assertFigures(moments(network, examples), gradients);
        }
    }

    @Test
    void twoLayersWithTanhAreThoseOfBackPropagationByHand() {
        Examples examples = TinyProblem.examples(N, 2);
        Network network = TinyProblem.tanh();
        double[] w = new FlatWeights(network.parameters()).read(); // [5, 6], [5], [3, 5], [3]

        double[][] gradients = new double[N][];
        for (int i = 0; i < N; i++) {
            double[] x = inputs(examples)[i];
            double[] h = Arrays.stream(logits(w, 0, 5, x)).map(Math::tanh).toArray();
            double[] delta = errors(logits(w, 35, 3, h), label(examples, i));
            double[] inner = new double[5];
            for (int j = 0; j < 5; j++) {
                for (int c = 0; c < 3; c++) {
                    inner[j] += w[35 + c * 5 + j] * delta[c];
                }
                inner[j] *= 1 - h[j] * h[j];
            }
            gradients[i] = concat(concat(outer(inner, x), inner), concat(outer(delta, h), delta));
        }
        assertFigures(moments(network, examples), gradients);
    }

    /** In float64 both ways agree to rounding, batch norm and convolutions included. */
    @ParameterizedTest
    @ValueSource(strings = {"softmax", "mlp:7", "mlp:9,5", "f1", "cnn"})
    void closedFormIsWhatOneExampleAtATimeGives(String model) {
        Examples examples = images(12);
        Network network = TinyProblem.doubles(create(model, 64, 4));
        if (network.hasBatchNorm()) { // statistics that are not those of a start
            network.forward(examples.inputs(0, 12).to(ScalarType.Double));
        }
        FlatWeights weights = new FlatWeights(network.parameters());
        Tensor indices = Tensor.create(LongStream.range(0, 12).toArray());
        double[] chain = new double[weights.count()];
        double[] single = new double[weights.count()];

        double squares = new ChainGradients(network, examples, weights).add(indices, chain);
        double expected = new SingleGradients(network, examples, weights).add(indices, single);

        assertThat(squares).isCloseTo(expected, within(1e-12 * expected));
        double furthest = IntStream.range(0, chain.length)
                .mapToDouble(i -> Math.abs(chain[i] - single[i]))
                .max()
                .orElseThrow();
        assertThat(furthest).isLessThan(1e-12);
    }

    @ParameterizedTest
    @ValueSource(strings = {"softmax", "mlp:7", "f1", "cnn"})
    void stagesMakeUpTheNetwork(String model) {
        Network network = create(model, 64, 4);
        network.eval();
        Tensor h = images(5).inputs(0, 5);
        Tensor expected = network.forward(h);
        for (Stage stage : network.stages()) {
            h = stage.forward(h);
        }
        assertThat(h.equal(expected)).isTrue();
    }

    @Test
    void distancesOfDrawnGradientsFollowTheLaw() {
        Examples examples = TinyProblem.examples(2000, 3);
        Network network = TinyProblem.tanh();
        FlatWeights weights = new FlatWeights(network.parameters());
        GradientMoments moments = moments(network, examples);

        SquareRootLaw law = new LawScan(new SampledGradient(network, examples, weights), moments, 1, Effort.unheard())
                .scan(weights.tensors(moments.gradient()));

        assertThat(law.points())
                .extracting(SquareRootLaw.Point::examples)
                .startsWith(1, 2, 4)
                .endsWith(512);
        long covered = law.points().stream()
                .filter(p -> p.low() <= p.predicted() && p.predicted() <= p.high())
                .count();
        assertThat(covered).isGreaterThanOrEqualTo(8); // of 10
        SquareRootLaw.Slope slope = law.slope().orElseThrow();
        assertThat(slope.upToExamples()).isEqualTo(16);
        assertThat(-0.5).isBetween(slope.low(), slope.high());
        assertThat(slope.high() - slope.low()).isLessThan(0.1);
    }

    private static Network create(String model, int features, int classes) {
        List<Integer> shape = features == 64 ? List.of(1, 8, 8) : List.of(1, 2, 3);
        return Networks.create(ModelSpec.parse(model), shape, classes, 5, OptionalInt.empty());
    }

    private static Examples images(int n) {
        Examples tiny = TinyProblem.examples(n * 11, 4); // 6 pixels each
        Tensor pixels = tiny.pixels().flatten().narrow(0, 0, 64L * n).reshape(n, 1, 8, 8);
        return new Examples(pixels, tiny.targets().narrow(0, 0, n), tiny.normalization(), tiny.task());
    }

    private static int label(Examples examples, int i) {
        return examples.targets().get(i).item_int();
    }

    private static double[][] inputs(Examples examples) {
        Tensor flat = examples.inputs(0, examples.count()).flatten(1, -1).to(ScalarType.Double);
        DoubleBuffer values = Tensors.bytes(flat.contiguous()).asDoubleBuffer();
        double[][] rows = new double[examples.count()][TinyProblem.FEATURES];
        for (double[] row : rows) {
            values.get(row);
        }
        return rows;
    }

    /** Returns Wx + b of a layer whose weights [out, in] and then biases [out] start there. */
    private static double[] logits(double[] w, int from, int out, double[] x) {
        double[] z = new double[out];
        for (int c = 0; c < out; c++) {
            z[c] = w[from + out * x.length + c];
            for (int j = 0; j < x.length; j++) {
                z[c] += w[from + c * x.length + j] * x[j];
            }
        }
        return z;
    }

    /** Returns softmax(z) less one at the label. */
    private static double[] errors(double[] z, int label) {
        double[] p = Arrays.stream(z).map(Math::exp).toArray();
        double sum = Arrays.stream(p).sum();
        for (int c = 0; c < p.length; c++) {
            p[c] = p[c] / sum - (c == label ? 1 : 0);
        }
        return p;
    }

    private static double[] outer(double[] a, double[] b) {
        double[] product = new double[a.length * b.length];
        for (int i = 0; i < product.length; i++) {
            product[i] = a[i / b.length] * b[i % b.length];
        }
        return product;
    }

    private static double[] concat(double[] a, double[] b) {
        double[] both = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, both, a.length, b.length);
        return both;
    }
}
