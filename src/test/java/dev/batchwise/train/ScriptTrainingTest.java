package dev.batchwise.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.batchwise.data.DataSets;
import dev.batchwise.fixture.TinyData;
import dev.batchwise.fixture.Trials;
import dev.batchwise.model.BatchStatistics;
import dev.batchwise.model.Network;
import dev.batchwise.model.Networks;
import dev.batchwise.study.ModelSpec;
import dev.batchwise.study.OptimizerSpec;
import dev.batchwise.study.TrialRecord;
import dev.batchwise.study.TrialSpec;
import dev.batchwise.torch.TorchRuntime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Models from Python in training. */
final class ScriptTrainingTest {
    private static final Path MODELS = Path.of("src/test/resources/torchscript").toAbsolutePath();

    @TempDir
    private Path directory;

    private String data = "";

    @BeforeEach
    void writeData() {
        TorchRuntime.start();
        data = TinyData.write(directory.resolve("data"));
    }

    private static String model(String file) {
        return "torchscript:" + MODELS.resolve(file);
    }

    /** Oracle: mlp:8 from the weights in the file. */
    @ParameterizedTest
    @CsvSource({"momentum, 16", "adam, 16", "adam, 1", "sgd, 100"})
    void lossesAreThoseOfTheSameNetworkByName(String optimizer, int batchSize) {
        try (PointerScope scope = new PointerScope()) {
            TrialSpec script = Trials.with(
                    Trials.of(data, model("mlp.pt"), batchSize, 20L * batchSize), "t", OptimizerSpec.named(optimizer));
            TensorData tensors = TensorData.of(DataSets.open(script.data()));
            Training ofFile = new Training(script, tensors);
            Network named = Networks.create(
                    ModelSpec.parse("mlp:8"), tensors.inputShape(), tensors.outputs(), 1, OptionalInt.empty());
            try (NoGradGuard guard = new NoGradGuard()) {
                named.namedTensors()
                        .forEach((name, tensor) -> tensor.copy_(ofFile.weights().get(name)));
            }
            Training byName = new Training(script, tensors, named);

            for (int i = 0; i < 20; i++) {
                assertThat(ofFile.update()).isCloseTo(byName.update(), within(1e-5));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"adam, everything.pt", "momentum, mlp.pt"})
    void interruptedTrialContinuesToTheSameBits(String optimizer, String file) throws IOException {
        TrialSpec spec = Trials.with(Trials.of(data, model(file), 16, 1000), "t", OptimizerSpec.named(optimizer));
        TrialRecord whole = run(spec, "whole", new TrialRun.Intervals(3600, 3600), Long.MAX_VALUE)
                .get(0);

        run(spec, "cut", new TrialRun.Intervals(0, 0), 400);
        TrialRecord resumed = run(spec, "cut", new TrialRun.Intervals(3600, 3600), Long.MAX_VALUE)
                .get(0);

        assertThat(weights("cut", resumed)).isEqualTo(weights("whole", whole));
        assertThat(resumed.outcome().measured()).isEqualTo(whole.outcome().measured());
    }

    /** Runs a trial until it has shown so many examples; none is returned if it has not come to its end. */
    private List<TrialRecord> run(TrialSpec spec, String study, TrialRun.Intervals intervals, long killedAt) {
        List<TrialRecord> ended = new ArrayList<>();
        try (Driver driver = new Driver(directory.resolve(study), intervals)) {
            ended.add(driver.run(spec, (s, shown, t, l) -> {
                if (shown >= killedAt) {
                    throw new IllegalStateException("killed");
                }
            }));
        } catch (IllegalStateException e) {
            assertThat(e).hasMessage("killed");
        }
        return ended;
    }

    private byte[] weights(String study, TrialRecord trial) throws IOException {
        return Files.readAllBytes(
                directory.resolve(study).resolve(trial.checkpoint().orElseThrow()));
    }

    @Test
    void whatIsFrozenStaysAndEverySeedStartsFromTheFile() {
        TrialSpec spec = Trials.of(data, model("everything.pt"), 16, 320);
        try (PointerScope scope = new PointerScope()) {
            TensorData tensors = TensorData.of(DataSets.open(spec.data()));
            Training training = new Training(spec, tensors);
            Network fresh = Networks.create(
                    ModelSpec.parse(spec.model()), tensors.inputShape(), tensors.outputs(), 99, OptionalInt.empty());
            Tensor frozen = Objects.requireNonNull(fresh.namedTensors().get("frozen.weight"));
            assertThat(Objects.requireNonNull(training.weights().get("out.weight"))
                            .equal(Objects.requireNonNull(fresh.namedTensors().get("out.weight"))))
                    .isTrue();

            while (!training.done()) {
                training.update();
            }

            assertThat(Objects.requireNonNull(training.weights().get("frozen.weight"))
                            .equal(frozen))
                    .isTrue();
            assertThat(Objects.requireNonNull(training.weights().get("out.weight"))
                            .equal(Objects.requireNonNull(fresh.namedTensors().get("out.weight"))))
                    .isFalse();
        }
    }

    /** Oracle: mean over the pieces of what the first convolution gives, in float64; the layer's momentum is 0.1. */
    @Test
    void statisticsAreReEstimatedThoughTheMomentumIsPartOfTheCode() {
        try (PointerScope scope = new PointerScope();
                NoGradGuard guard = new NoGradGuard()) {
            Network network = Networks.create(
                    ModelSpec.parse(model("everything.pt")), List.of(1, 8, 8), 4, 1, OptionalInt.empty());
            torch.manual_seed(5);
            Tensor x = torch.randn(60, 1, 8, 8);

            new BatchStatistics(network).estimate(60, 30, (first, count) -> x.narrow(0, first, count));

            Tensor mean = Objects.requireNonNull(network.namedTensors().get("features.1.running_mean"));
            Tensor weight = Objects.requireNonNull(network.namedTensors().get("features.0.weight"));
            TensorOptional bias = new TensorOptional(
                    Objects.requireNonNull(network.namedTensors().get("features.0.bias")));
            long[] one = {1, 1};
            Tensor h = torch.conv2d(x, weight, bias, one, one, one, 1).to(ScalarType.Double);
            Tensor expected = h.mean(new long[] {0, 2, 3}, false, null);
            assertThat(mean.sub(expected).abs().max().item_double()).isLessThan(1e-6);
        }
    }

    @Test
    void curveDoesNotChangeTheTraining() throws IOException {
        TrialSpec spec = Trials.of(data, model("everything.pt"), 16, 400);
        TrialSpec sparse = Trials.with(
                spec, new dev.batchwise.study.Evaluation(new dev.batchwise.study.CurveGrid.Stretched(2), 50, true));
        try (Driver first = new Driver(directory.resolve("dense"), Duration.ofHours(1));
                Driver second = new Driver(directory.resolve("sparse"), Duration.ofHours(1))) {
            TrialRecord dense = first.run(spec, (s, e, t, l) -> {});
            TrialRecord thin = second.run(sparse, (s, e, t, l) -> {});
            assertThat(weights("dense", dense)).isEqualTo(weights("sparse", thin));
        }
    }
}
