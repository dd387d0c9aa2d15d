package dev.batchwise.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.batchwise.advice.Environment;
import dev.batchwise.advice.NoiseScale;
import dev.batchwise.advice.StreamedNoise;
import dev.batchwise.curvature.Effort;
import dev.batchwise.data.DataSets;
import dev.batchwise.data.ExampleStream;
import dev.batchwise.data.SplitName;
import dev.batchwise.fixture.TinyData;
import dev.batchwise.fixture.Trials;
import dev.batchwise.noise.GradientNoise;
import dev.batchwise.study.Batching;
import dev.batchwise.study.Composition;
import dev.batchwise.study.CurveGrid;
import dev.batchwise.study.DataSpec;
import dev.batchwise.study.Evaluation;
import dev.batchwise.study.Instrument;
import dev.batchwise.study.NoiseSample;
import dev.batchwise.study.NoiseSamples;
import dev.batchwise.study.OptimizerSpec;
import dev.batchwise.study.TrialRecord;
import dev.batchwise.study.TrialSpec;
import dev.batchwise.torch.Safetensors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Oracles: enumeration of all pairs of batches, and the exact noise scale over the training examples. */
final class NoiseMeterTest {
    private static final DataSpec MNIST = new DataSpec("mnist", 0.95, 1); // leaves 3,000 training examples

    @TempDir
    private Path directory;

    private static TrialSpec sampled(TrialSpec spec) {
        return Trials.with(spec, spec.evaluation().withInstruments(List.of(Instrument.NOISE)));
    }

    private TrialRecord run(TrialSpec spec, String study) {
        try (Driver driver = new Driver(directory.resolve(study), Duration.ofHours(1))) {
            return driver.run(spec, (s, e, t, l) -> {});
        }
    }

    private byte[] weights(String study, TrialRecord trial) throws IOException {
        return Files.readAllBytes(
                directory.resolve(study).resolve(trial.checkpoint().orElseThrow()));
    }

    @Test
    void estimatesAreWithoutBiasOverAllPairsOfBatches() {
        int n = 7;
        Random random = new Random(1);
        double[][] gradients = new double[n][3];
        for (double[] g : gradients) {
            for (int j = 0; j < 3; j++) {
                g[j] = 0.4 + random.nextGaussian();
            }
        }
        double[] mean = mean(gradients, (1 << n) - 1);
        double norm = dot(mean, mean);
        double trace = -norm;
        for (double[] g : gradients) {
            trace += dot(g, g) / n;
        }
        for (int batch : List.of(1, 3, n)) {
            assertUnbiased(gradients, 1, batch, trace, norm);
            assertUnbiased(gradients, 2, batch, trace, norm);
        }
    }

    private static void assertUnbiased(double[][] gradients, int half, int batch, double trace, double norm) {
        List<double[]> halves = means(gradients, half);
        double[] sums = new double[3];
        for (double[] first : halves) {
            for (double[] second : halves) {
                for (double[] own : means(gradients, batch)) {
                    NoiseEstimate found = NoiseEstimate.of(
                            new NoiseEstimate.Products(
                                    dot(first, first),
                                    dot(second, second),
                                    dot(first, second),
                                    dot(first, own) + dot(second, own)),
                            half,
                            batch,
                            gradients.length);
                    sums[0]++;
                    sums[1] += found.traceCovariance();
                    sums[2] += found.squaredNorm();
                }
            }
        }
        assertThat(sums[1] / sums[0]).isCloseTo(trace, within(1e-10));
        assertThat(sums[2] / sums[0]).isCloseTo(norm, within(1e-10));
    }

    private static List<double[]> means(double[][] rows, int count) {
        return IntStream.range(0, 1 << rows.length)
                .filter(mask -> Integer.bitCount(mask) == count)
                .mapToObj(mask -> mean(rows, mask))
                .toList();
    }

    private static double[] mean(double[][] rows, int mask) {
        double[] mean = new double[rows[0].length];
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; (mask >> i & 1) == 1 && j < mean.length; j++) {
                mean[j] += rows[i][j] / Integer.bitCount(mask);
            }
        }
        return mean;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int j = 0; j < a.length; j++) {
            sum += a[j] * b[j];
        }
        return sum;
    }

    @ParameterizedTest
    @CsvSource({"mlp:8, 16, 0", "f1, 16, 0", "cnn, 50, 20", "mlp:8, 1, 0"})
    void samplingDoesNotChangeTheTraining(String model, int batch, int pass) throws IOException {
        String data = TinyData.write(directory.resolve("data"));
        TrialSpec usual = Trials.of(data, model, batch, 6000);
        TrialSpec spec = pass > 0 ? usual.withBatching(usual.batching().withMicroBatch(pass)) : usual;

        TrialRecord without = run(spec, "without");
        TrialRecord with = run(sampled(spec), "with");

        assertThat(weights("with", with)).isEqualTo(weights("without", without));
        assertThat(without.noise()).isEmpty();
        assertThat(with.noise().orElseThrow().samples()).isNotEmpty();
        assertThat(with.outcome()).isEqualTo(without.outcome());
    }

    @Test
    void interruptedTrialHasTheSameSamples() {
        String data = TinyData.write(directory.resolve("data"));
        TrialSpec spec =
                sampled(Trials.with(Trials.of(data, "mlp:8", 64, 60_000), "t", OptimizerSpec.named("momentum")));
        TrialRecord whole = run(spec, "whole");

        TrialRun.Intervals always = new TrialRun.Intervals(0, 0);
        try (Driver driver = new Driver(directory.resolve("cut"), always)) {
            assertThatThrownBy(() -> driver.run(spec, (s, shown, t, l) -> {
                        if (shown >= 30_000) {
                            throw new IllegalStateException("killed");
                        }
                    }))
                    .hasMessage("killed");
        }
        assertThat(run(spec, "cut").noise()).isEqualTo(whole.noise());
        NoiseSamples samples = whole.noise().orElseThrow();
        assertThat(samples.samples())
                .extracting(NoiseSample::examples)
                .isSorted()
                .anyMatch(e -> e > 30_000);
    }

    @Test
    void whatAReaderShouldKnowOfBatchNormIsSaid() {
        String data = TinyData.write(directory.resolve("data"));
        TrialSpec norm = sampled(Trials.of(data, "f1", 32, 100));
        assertThat(run(norm, "n").noise().orElseThrow().notes())
                .containsExactly("batch norm takes its statistics over 8 examples in the gradients of a noise"
                        + " sample, over the batch in its own: they are not quite of one function");
        TrialSpec ghost = norm.withBatching(
                new Batching(Composition.SHUFFLED, Optional.empty(), OptionalInt.empty(), OptionalInt.of(8)));
        assertThat(run(ghost, "g").noise().orElseThrow().notes()).isEmpty();
    }

    private static TrialSpec mnist(int batch, double rate, long examples) {
        TrialSpec usual = Trials.with(Trials.of("mnist", "softmax", batch, rate, examples), MNIST);
        return sampled(Trials.with(usual, new Evaluation(new CurveGrid.Stretched(2), 100, true)));
    }

    /** Returns the exact noise scales of checkpoints. */
    private static List<Double> exact(List<Path> checkpoints) {
        GradientNoise.Subject subject =
                new GradientNoise.Subject(MNIST, SplitName.TRAIN, OptionalInt.empty(), GradientNoise.Law.LEFT_OUT);
        Environment here = new Environment("", "", "", "", "", "", 1, 0, 1, 1);
        try (GradientNoise noise = new GradientNoise(subject, here)) {
            return checkpoints.stream()
                    .map(file -> noise.of(file, Effort.unheard())
                            .noiseScale()
                            .value()
                            .orElseThrow())
                    .toList();
        }
    }

    /** Trains to each position in turn and keeps the weights there. */
    private List<Path> checkpoints(TrialSpec spec, TensorData data, List<Long> positions) {
        List<Path> files = new ArrayList<>();
        Training training = new Training(spec, data);
        for (long position : positions) {
            while (training.examples() < position) {
                training.update();
            }
            Path file = directory.resolve("at-" + position + ".safetensors");
            new Safetensors(training.weights(), Map.of("model", spec.model())).write(file);
            files.add(file);
        }
        return files;
    }

    @Test
    void onFrozenWeightsItIsTheExactNoiseScale() {
        TrialSpec spec = mnist(128, 0.02, 30_000);
        try (Driver start = new Driver(directory, Duration.ofHours(1));
                PointerScope scope = new PointerScope()) {
            TensorData data = TensorData.of(DataSets.open(MNIST));
            List<Path> files = checkpoints(spec, data, List.of(0L, 1_000L, 4_000L, 12_000L, 30_000L));
            List<Double> exact = exact(files);
            for (int k = 0; k < files.size(); k++) {
                Training frozen = new Training(
                        spec, data, StoredNetwork.read(files.get(k)).network(data));
                ExampleStream stream = new ExampleStream(data.train().count(), 99);
                NoiseMeter meter = frozen.noise().orElseThrow();
                long[] drawn = new long[128];
                for (int i = 0; i < 1500; i++) {
                    try (PointerScope inner = new PointerScope()) {
                        stream.next(drawn, 128);
                        meter.sample(
                                frozen.passes()
                                        .of(new Batch(Tensor.create(drawn), 0, i))
                                        .gradients(),
                                128,
                                i);
                    }
                }
                StreamedNoise noise = StreamedNoise.of(meter.samples(), 1500);
                assertThat(noise.noiseScale().value().orElseThrow())
                        .isCloseTo(exact.get(k), within(0.2 * exact.get(k)));
            }
        }
    }

    @Test
    void liveIntervalsCoverTheExactValueAtTheMiddleOfTheirWindows() {
        TrialSpec spec = mnist(512, 0.0005, 320_000);
        StreamedNoise noise = StreamedNoise.of(run(spec, "live").noise().orElseThrow(), 320_000);
        assertThat(noise.windows()).hasSize(5);
        try (PointerScope scope = new PointerScope()) {
            TensorData data = TensorData.of(DataSets.open(MNIST));
            List<Path> files = checkpoints(
                    spec,
                    data,
                    noise.windows().stream()
                            .map(w -> (w.fromExamples() + w.toExamples()) / 2)
                            .toList());
            List<Double> exact = exact(files);
            long covered = IntStream.range(0, 5)
                    .filter(i -> covers(noise.windows().get(i).noiseScale(), exact.get(i)))
                    .count();
            assertThat(covered).isGreaterThanOrEqualTo(4);
            assertThat(noise.windows())
                    .filteredOn(w -> w.noiseScale().identified())
                    .hasSizeGreaterThanOrEqualTo(4);
        }
    }

    private static boolean covers(NoiseScale scale, double exact) {
        return scale.low().orElse(0) <= exact && exact <= scale.high().orElse(Double.POSITIVE_INFINITY);
    }
}
