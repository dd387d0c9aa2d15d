package dev.batchwise.curvature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.batchwise.fixture.TinyProblem;
import dev.batchwise.model.Network;
import dev.batchwise.spectrum.Extremes;
import dev.batchwise.spectrum.SymmetricMap;
import dev.batchwise.spectrum.TraceEstimate;
import dev.batchwise.torch.Tensors;
import dev.batchwise.train.Examples;
import java.nio.DoubleBuffer;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.rng.simple.RandomSource;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.hipparchus.linear.MatrixUtils;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Oracles in float64: the Hessian of logistic regression in closed form, central differences for a network with tanh. */
final class LossSurfaceTest {
    private static final int N = 40;
    /** Central differences of gradients with steps of 1e-5: error 1e-10 of the third derivatives, rounding 1e-11. */
    private static final double DIFFERENCES = 1e-8;

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

    private static double[][] dense(SymmetricMap map) {
        int n = map.dimension();
        double[][] matrix = new double[n][n];
        for (int j = 0; j < n; j++) {
            double[] unit = new double[n];
            unit[j] = 1;
            map.apply(unit, matrix[j]);
        }
        return matrix;
    }

    private static void assertClose(double[][] found, double[][] expected, double tolerance) {
        for (int i = 0; i < expected.length; i++) {
            assertThat(found[i]).containsExactly(expected[i], within(tolerance));
        }
    }

    @Test
    void hessianAndGaussNewtonOfLogisticRegressionAreItsClosedForm() {
        Network network = TinyProblem.softmax();
        Examples examples = TinyProblem.examples(N, 1);
        LossSurface surface = new LossSurface(network, examples, Effort.unheard());
        double[][] expected = closedForm(surface.here(), inputs(examples));

        assertClose(dense(new HessianMap(surface)), expected, 1e-12);
        assertClose(dense(new GaussNewtonMap(surface)), expected, 1e-12);
        assertThat(surface.products()).isEqualTo(2 * expected.length);
    }

    @Test
    void hessianOfATanhNetworkIsThatOfCentralDifferences() {
        LossSurface surface = new LossSurface(TinyProblem.tanh(), TinyProblem.examples(N, 2), Effort.unheard());

        double[][] expected = differences(surface);

        assertClose(dense(new HessianMap(surface)), expected, DIFFERENCES);
    }

    @Test
    void gaussNewtonOfATanhNetworkIsThatOfItsJacobian() {
        Network network = TinyProblem.tanh();
        Examples examples = TinyProblem.examples(N, 2);
        LossSurface surface = new LossSurface(network, examples, Effort.unheard());
        double[][] expected = gaussNewton(surface);

        assertClose(dense(new GaussNewtonMap(surface)), expected, DIFFERENCES);
    }

    @Test
    void spectrumAndTraceAreThoseOfTheDenseHessian() {
        LossSurface surface = new LossSurface(TinyProblem.tanh(), TinyProblem.examples(N, 2), Effort.unheard());
        double[][] dense = differences(surface);
        double[] values = new EigenDecompositionSymmetric(MatrixUtils.createRealMatrix(symmetric(dense)), 1e-12, true)
                .getEigenvalues();
        double trace = 0;
        for (int i = 0; i < dense.length; i++) {
            trace += dense[i][i];
        }

        Extremes found = Extremes.of(
                new HessianMap(surface), new Extremes.Search(3, 1, 1e-4, 60), RandomSource.XO_SHI_RO_256_PP.create(1));
        TraceEstimate estimate =
                TraceEstimate.hutchPlusPlus(new HessianMap(surface), 8, RandomSource.XO_SHI_RO_256_PP.create(2));

        for (int j = 0; j < 3; j++) {
            assertThat(found.top().get(j).value()).isCloseTo(values[j], within(1e-5 * values[0]));
        }
        assertThat(found.bottom().get(0).value()).isCloseTo(values[values.length - 1], within(1e-5 * values[0]));
        assertThat(estimate.value()).isCloseTo(trace, within(3 * estimate.standardError() + 1e-6));
    }

    @Test
    void piecesAddUpToTheWhole() {
        Network network = TinyProblem.tanh();
        Examples all = TinyProblem.examples(2_345, 3);
        Tensor order = Tensor.create(longs(0, 1_000));
        Tensor rest = Tensor.create(longs(1_000, 2_345));
        double[] whole = new double[53];
        double[] first = new double[53];
        double[] second = new double[53];

        double f = new LossSurface(network, all, Effort.unheard()).here(whole);
        double a = new LossSurface(network, all.subset(order), Effort.unheard()).here(first);
        double b = new LossSurface(network, all.subset(rest), Effort.unheard()).here(second);

        double share = 1_000 / 2_345.0;
        assertThat(f).isCloseTo(share * a + (1 - share) * b, within(1e-14));
        for (int i = 0; i < whole.length; i++) {
            assertThat(whole[i]).isCloseTo(share * first[i] + (1 - share) * second[i], within(1e-14));
        }
    }

    @Test
    void weightsAreTakenOutAndPutBack() {
        LossSurface surface = new LossSurface(TinyProblem.tanh(), TinyProblem.examples(N, 2), Effort.unheard());
        double[] x = surface.here();
        double[] gradient = new double[x.length];
        double before = surface.here(gradient);
        double[] elsewhere = x.clone();
        elsewhere[7] += 0.5;

        assertThat(surface.at(elsewhere, gradient)).isNotEqualTo(before);
        assertThat(surface.here()).containsExactly(elsewhere);
        assertThat(surface.at(x, gradient)).isEqualTo(before);
    }

    private static long[] longs(int from, int to) {
        return java.util.stream.LongStream.range(from, to).toArray();
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

    /** H = (1/N) Σ (diag(p) − ppᵀ) ⊗ (x̃x̃ᵀ), weights [classes, features] first, then biases. */
    private static double[][] closedForm(double[] w, double[][] inputs) {
        int k = TinyProblem.CLASSES;
        int d = TinyProblem.FEATURES;
        double[][] h = new double[w.length][w.length];
        for (double[] x : inputs) {
            double[] p = new double[k];
            double sum = 0;
            for (int c = 0; c < k; c++) {
                double z = w[k * d + c];
                for (int j = 0; j < d; j++) {
                    z += w[c * d + j] * x[j];
                }
                p[c] = Math.exp(z);
                sum += p[c];
            }
            for (int a = 0; a < w.length; a++) {
                for (int b = 0; b < w.length; b++) {
                    int ca = a < k * d ? a / d : a - k * d;
                    int cb = b < k * d ? b / d : b - k * d;
                    double xa = a < k * d ? x[a % d] : 1;
                    double xb = b < k * d ? x[b % d] : 1;
                    double pa = p[ca] / sum;
                    h[a][b] += ((ca == cb ? pa : 0) - pa * p[cb] / sum) * xa * xb / inputs.length;
                }
            }
        }
        return h;
    }

    private static double[][] differences(LossSurface surface) {
        double step = 1e-5;
        double[] x = surface.here();
        double[][] h = new double[x.length][x.length];
        double[] below = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            double[] moved = x.clone();
            moved[i] = x[i] + step;
            surface.at(moved, h[i]);
            moved[i] = x[i] - step;
            surface.at(moved, below);
            for (int j = 0; j < x.length; j++) {
                h[i][j] = (h[i][j] - below[j]) / (2 * step);
            }
        }
        surface.move(x);
        return h;
    }

    private static double[][] symmetric(double[][] h) {
        double[][] s = new double[h.length][h.length];
        for (int i = 0; i < h.length; i++) {
            for (int j = 0; j < h.length; j++) {
                s[i][j] = (h[i][j] + h[j][i]) / 2;
            }
        }
        return s;
    }

    /** JᵀHJ with J from central differences of the logits. */
    private static double[][] gaussNewton(LossSurface surface) {
        double step = 1e-5;
        double[] x = surface.here();
        int k = TinyProblem.CLASSES;
        double[] logits = logits(surface);
        List<double[]> jacobian = new ArrayList<>();
        for (int i = 0; i < x.length; i++) {
            double[] moved = x.clone();
            moved[i] = x[i] + step;
            surface.move(moved);
            double[] column = logits(surface);
            moved[i] = x[i] - step;
            surface.move(moved);
            double[] below = logits(surface);
            for (int j = 0; j < column.length; j++) {
                column[j] = (column[j] - below[j]) / (2 * step);
            }
            jacobian.add(column);
        }
        surface.move(x);
        double[][] g = new double[x.length][x.length];
        for (int n = 0; n < N; n++) {
            double sum = 0;
            for (int c = 0; c < k; c++) {
                sum += Math.exp(logits[n * k + c]);
            }
            for (int a = 0; a < k; a++) {
                for (int b = 0; b < k; b++) {
                    double pa = Math.exp(logits[n * k + a]) / sum;
                    double weight = ((a == b ? pa : 0) - pa * Math.exp(logits[n * k + b]) / sum) / N;
                    for (int i = 0; i < x.length; i++) {
                        for (int j = 0; j < x.length; j++) {
                            g[i][j] += jacobian.get(i)[n * k + a] * weight * jacobian.get(j)[n * k + b];
                        }
                    }
                }
            }
        }
        return g;
    }

    private static double[] logits(LossSurface surface) {
        double[] all = new double[N * TinyProblem.CLASSES];
        surface.pieces((logits, labels, share) ->
                Tensors.bytes(logits.detach().contiguous()).asDoubleBuffer().get(all));
        return all;
    }
}
