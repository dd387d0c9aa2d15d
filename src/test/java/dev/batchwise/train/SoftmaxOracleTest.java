package dev.batchwise.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.batchwise.data.DataSet;
import dev.batchwise.data.DataSets;
import dev.batchwise.data.Part;
import dev.batchwise.data.SplitName;
import dev.batchwise.fixture.Trials;
import dev.batchwise.study.CurveGrid;
import dev.batchwise.study.CurvePoint;
import dev.batchwise.study.DataSpec;
import dev.batchwise.study.Evaluation;
import dev.batchwise.study.TrialRecord;
import dev.batchwise.study.TrialSpec;
import dev.batchwise.torch.Safetensors;
import dev.batchwise.torch.Tensors;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Oracle: full-batch gradient descent on multinomial logistic regression, written out in float64. */
final class SoftmaxOracleTest {
    private static final int UPDATES = 20;
    /** float32 sums over thousands of examples, twenty updates deep. */
    private static final double TOLERANCE = 1e-5;

    @TempDir
    private Path study;

    @Test
    void fullBatchLossSequenceIsThatOfFloat64() {
        DataSpec data = new DataSpec("mnist", 0.95, 1); // leaves 3,000 training examples
        DataSet set = DataSets.open(data);
        int n = set.part(SplitName.TRAIN).examples();
        TrialSpec usual = Trials.of("mnist", "softmax", n, 0.2, (long) UPDATES * n);
        TrialSpec spec = Trials.with(Trials.with(usual, data), new Evaluation(new CurveGrid.Stretched(500), n, true));

        TrialRecord trial;
        Float64Softmax oracle;
        try (Driver driver = new Driver(study, Duration.ofHours(1));
                PointerScope scope = new PointerScope()) {
            trial = driver.run(spec, (s, e, t, l) -> {});
            Safetensors initial =
                    Safetensors.read(study.resolve(trial.initialCheckpoint().orElseThrow()));
            oracle = new Float64Softmax(set, floats(initial, "out.weight"), floats(initial, "out.bias"));
        }

        List<CurvePoint> curve = trial.curve();
        assertThat(curve).hasSize(UPDATES + 1);
        for (int u = 0; u <= UPDATES; u++) {
            assertThat(curve.get(u).updates()).isEqualTo(u);
            double expected = oracle.loss();
            assertThat(curve.get(u).trainLoss()).isCloseTo(expected, within(TOLERANCE * expected));
            oracle.update(0.2 * (1 - (u + 0.5) / UPDATES)); // linear decay at the middle example of the update
        }
    }

    private static double[] floats(Safetensors file, String name) {
        ByteBuffer bytes =
                Tensors.bytes(java.util.Objects.requireNonNull(file.tensors().get(name)));
        double[] values = new double[bytes.remaining() / Float.BYTES];
        for (int i = 0; i < values.length; i++) {
            values[i] = bytes.getFloat(i * Float.BYTES);
        }
        return values;
    }

    private static final class Float64Softmax {
        private final double[][] inputs;
        private final int[] labels;
        private final double[] weights; // [classes, features]
        private final double[] biases;

        Float64Softmax(DataSet set, double[] weights, double[] biases) {
            Part part = set.part(SplitName.TRAIN);
            ByteBuffer pixels = part.values();
            int features = pixels.remaining() / part.examples();
            inputs = new double[part.examples()][features];
            for (int i = 0; i < inputs.length; i++) {
                for (int j = 0; j < features; j++) {
                    double share = Byte.toUnsignedInt(pixels.get(i * features + j)) / 255.0;
                    inputs[i][j] =
                            (share - set.normalization().channels().get(0).mean())
                                    / set.normalization().channels().get(0).std();
                }
            }
            labels = part.labels();
            this.weights = weights;
            this.biases = biases;
        }

        /** Returns class probabilities of an example. */
        private double[] probabilities(double[] x) {
            double[] p = biases.clone();
            double sum = 0;
            for (int c = 0; c < p.length; c++) {
                for (int j = 0; j < x.length; j++) {
                    p[c] += weights[c * x.length + j] * x[j];
                }
                p[c] = Math.exp(p[c]);
                sum += p[c];
            }
            for (int c = 0; c < p.length; c++) {
                p[c] /= sum;
            }
            return p;
        }

        double loss() {
            double loss = 0;
            for (int i = 0; i < inputs.length; i++) {
                loss -= Math.log(probabilities(inputs[i])[labels[i]]);
            }
            return loss / inputs.length;
        }

        void update(double rate) {
            double[] gradient = new double[weights.length];
            double[] biasGradient = new double[biases.length];
            for (int i = 0; i < inputs.length; i++) {
                double[] error = probabilities(inputs[i]);
                error[labels[i]] -= 1;
                for (int c = 0; c < error.length; c++) {
                    biasGradient[c] += error[c] / inputs.length;
                    for (int j = 0; j < inputs[i].length; j++) {
                        gradient[c * inputs[i].length + j] += error[c] * inputs[i][j] / inputs.length;
                    }
                }
            }
            for (int k = 0; k < gradient.length; k++) {
                weights[k] -= rate * gradient[k];
            }
            for (int c = 0; c < biases.length; c++) {
                biases[c] -= rate * biasGradient[c];
            }
        }
    }
}
