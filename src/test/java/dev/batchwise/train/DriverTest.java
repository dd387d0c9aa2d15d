package dev.batchwise.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.batchwise.fixture.TinyData;
import dev.batchwise.fixture.Trials;
import dev.batchwise.study.CurveGrid;
import dev.batchwise.study.CurvePoint;
import dev.batchwise.study.Evaluation;
import dev.batchwise.study.OptimizerSpec;
import dev.batchwise.study.Outcome;
import dev.batchwise.study.Scores;
import dev.batchwise.study.TrialRecord;
import dev.batchwise.study.TrialSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DriverTest {
    @TempDir
    private Path directory;

    private String data = "";

    @BeforeEach
    void writeData() {
        data = TinyData.write(directory.resolve("data"));
    }

    private TrialRecord run(TrialSpec spec, String study) {
        try (Driver driver = new Driver(directory.resolve(study), Duration.ofHours(1))) {
            return driver.run(spec, (s, e, t, l) -> {});
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 1000, 1000", "7, 1000, 143", "300, 1000, 4", "32, 64, 2"})
    void budgetIsShownExactlyAndTheLastUpdateIsCut(int batchSize, long budget, long updates) {
        TrialRecord trial = run(Trials.of(data, "mlp:8", batchSize, budget), "study");

        assertThat(trial.examples()).isEqualTo(budget);
        assertThat(trial.updates()).isEqualTo(updates);
        assertThat(trial.outcome()).isInstanceOf(Outcome.Completed.class);
    }

    @Test
    void trainingLearnsWhatCanBeLearned() {
        Scores scores =
                run(Trials.of(data, "mlp:16", 8, 6000), "study").outcome().measured();

        assertThat(scores.testAccuracy().orElseThrow()).isGreaterThan(0.9);
        assertThat(scores.validationAccuracy().orElseThrow()).isGreaterThan(0.9);
    }

    @Test
    void initialWeightsDoNotDependOnTheBatchSize() throws IOException {
        TrialRecord small = run(Trials.of(data, "mlp:8", 4, 400), "small");
        TrialRecord large = run(Trials.of(data, "mlp:8", 200, 400), "large");

        assertThat(Files.readAllBytes(directory
                        .resolve("small")
                        .resolve(small.initialCheckpoint().orElseThrow())))
                .isEqualTo(Files.readAllBytes(directory
                        .resolve("large")
                        .resolve(large.initialCheckpoint().orElseThrow())));
        assertThat(small.curve().get(0).trainLoss())
                .isEqualTo(large.curve().get(0).trainLoss());
    }

    @Test
    void divergedTrialIsRecordedNotThrown() {
        TrialRecord trial = run(Trials.withRate(Trials.of(data, "mlp:8", 8, 4000), 1e30), "study");

        assertThat(trial.outcome()).isInstanceOf(Outcome.Diverged.class);
        long named = ((Outcome.Diverged) trial.outcome()).update();
        assertThat(named).isEqualTo(trial.updates() + 1).isBetween(2L, 20L);
        assertThat(trial.examples()).isEqualTo(8 * trial.updates());
        assertThat(trial.curve()).allMatch(point -> Double.isFinite(point.trainLoss()));
    }

    @Test
    void curveStartsAtZeroEndsAtTheBudgetAndDoesNotChangeTheTraining() throws IOException {
        TrialSpec spec = Trials.of(data, "f1", 16, 800);
        TrialRecord dense = run(Trials.with(spec, new Evaluation(new CurveGrid.Stretched(30), 50, true)), "dense");
        TrialRecord sparse = run(Trials.with(spec, new Evaluation(new CurveGrid.Stretched(2), 50, true)), "sparse");

        assertThat(sparse.curve()).extracting(CurvePoint::examples).containsExactly(0L, 800L);
        assertThat(dense.curve())
                .hasSizeGreaterThan(15)
                .extracting(CurvePoint::examples)
                .isSorted();
        assertThat(weights("dense", dense)).isEqualTo(weights("sparse", sparse));
    }

    @ParameterizedTest
    @CsvSource({"sgd, mlp:8", "momentum, cnn", "nesterov, mlp:8", "adam, f1"})
    void interruptedTrialContinuesToTheSameBits(String optimizer, String model) throws IOException {
        TrialSpec spec = Trials.with(Trials.of(data, model, 16, 1000), "t", OptimizerSpec.named(optimizer));
        TrialRecord whole = run(spec, "whole");

        killAt(400, spec, "cut");
        TrialRecord resumed = run(spec, "cut");

        assertThat(timeless(resumed)).isEqualTo(timeless(whole));
        assertThat(weights("cut", resumed)).isEqualTo(weights("whole", whole));
    }

    /** Runs a trial until it has shown so many examples, and leaves it as a killed process would. */
    private void killAt(long examples, TrialSpec spec, String study) {
        TrialRun.Intervals always = new TrialRun.Intervals(0, 0); // a checkpoint and a word after every update
        try (Driver driver = new Driver(directory.resolve(study), always)) {
            assertThatThrownBy(() -> driver.run(spec, (s, shown, t, l) -> {
                        if (shown >= examples) {
                            throw new IllegalStateException("killed");
                        }
                    }))
                    .hasMessage("killed");
        }
    }

    @Test
    void checkpointOfAnotherSpecIsNotGoneOnFrom() throws IOException {
        TrialSpec spec = Trials.of(data, "mlp:8", 16, 800);
        killAt(400, Trials.withRate(spec, 0.05), "cut");

        assertThat(timeless(run(spec, "cut"))).isEqualTo(timeless(run(spec, "whole")));
    }

    private byte[] weights(String study, TrialRecord trial) throws IOException {
        return Files.readAllBytes(
                directory.resolve(study).resolve(trial.checkpoint().orElseThrow()));
    }

    private static List<Object> timeless(TrialRecord trial) {
        List<CurvePoint> curve = trial.curve().stream()
                .map(p -> new CurvePoint(
                        p.examples(),
                        p.updates(),
                        0,
                        p.trainLoss(),
                        p.trainAccuracy(),
                        p.validationLoss(),
                        p.validationAccuracy()))
                .toList();
        return List.of(trial.spec(), trial.outcome(), trial.updates(), trial.examples(), curve);
    }

    @Test
    void withoutValidationThereAreNoValidationScores() {
        TrialSpec spec = Trials.of(data, "softmax", 16, 400);
        TrialSpec none = Trials.with(spec, new dev.batchwise.study.DataSpec(data, 0, 1));

        Scores scores = run(none, "study").outcome().measured();

        assertThat(scores.validationAccuracy()).isEqualTo(OptionalDouble.empty());
        assertThat(scores.trainAccuracy()).isPresent();
    }
}
