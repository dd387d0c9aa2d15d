package dev.batchwise.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.batchwise.fixture.TinyData;
import dev.batchwise.fixture.Trials;
import dev.batchwise.schedule.Constant;
import dev.batchwise.schedule.Horizon;
import dev.batchwise.schedule.Plan;
import dev.batchwise.schedule.Schedule;
import dev.batchwise.study.Arm;
import dev.batchwise.study.CurveGrid;
import dev.batchwise.study.CurvePoint;
import dev.batchwise.study.Evaluation;
import dev.batchwise.study.OptimizerSpec;
import dev.batchwise.study.Outcome;
import dev.batchwise.study.Scores;
import dev.batchwise.study.Stopping;
import dev.batchwise.study.Target;
import dev.batchwise.study.TrialRecord;
import dev.batchwise.study.TrialSpec;
import dev.batchwise.study.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
    void aRateThatDivergesEndsNoRehearsal() {
        TrialSpec spec = Trials.withRate(Trials.of(data, "mlp:8", 8, 4000), 1e30);
        try (Driver driver = new Driver(directory.resolve("study"), Duration.ofHours(1))) {
            driver.warmUp(spec);
            driver.measureMemory(spec);
            assertThat(driver.run(spec, (s, e, t, l) -> {}).outcome()).isInstanceOf(Outcome.Diverged.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"f1", "c1"}) // one that drops features, too
    void curveStartsAtZeroEndsAtTheBudgetAndDoesNotChangeTheTraining(String model) throws IOException {
        TrialSpec spec = Trials.of(data, model, 16, 800);
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
    @CsvSource({"sgd, mlp:8", "momentum, cnn", "nesterov, mlp:8", "adam, f1", "adam, c1", "momentum, resnet8"})
    void interruptedTrialContinuesToTheSameBits(String optimizer, String model) throws IOException {
        TrialSpec spec = Trials.with(Trials.of(data, model, 16, 1000), "t", OptimizerSpec.named(optimizer));
        TrialRecord whole = run(spec, "whole");

        killAt(400, spec, "cut");
        TrialRecord resumed = run(spec, "cut");

        assertThat(timeless(resumed)).isEqualTo(timeless(whole));
        assertThat(weights("cut", resumed)).isEqualTo(weights("whole", whole));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tuned+augment=flip/rotate:10/shift:0.2",
                "tuned+adversarial=0.05",
                "tuned+sam=0.05",
                "tuned+asam=0.5",
                "tuned+robust=0.05/3",
                "tuned+conservative=0.1/3",
                "tuned+augment+adversarial+sam+conservative"
            })
    void everyRemedyLearnsAndContinuesToTheSameBits(String arm) throws IOException {
        TrialSpec spec = Trials.of(data, "mlp:16", 16, 3000).withArm(Arm.parse(arm));
        TrialRecord whole = run(spec, "whole");

        killAt(1400, spec, "cut");
        TrialRecord resumed = run(spec, "cut");

        double loss = whole.outcome().measured().trainLoss().orElseThrow();
        assertThat(loss).isLessThan(0.75 * whole.curve().get(0).trainLoss());
        assertThat(whole.updates()).isEqualTo(188);
        assertThat(timeless(resumed)).isEqualTo(timeless(whole));
        assertThat(weights("cut", resumed)).isEqualTo(weights("whole", whole));
    }

    @Test
    void aWarmStartTakesUpTheWeightsOfACheckpoint() throws IOException {
        TrialRecord first = run(Trials.of(data, "f1", 16, 800), "first");
        Path file = directory.resolve("first").resolve(first.checkpoint().orElseThrow());
        TrialSpec spec = Trials.of(data, "f1", 50, 400).withArm(Arm.parse("constant+from=" + file));

        TrialRecord second = run(spec, "second");

        assertThat(second.curve().get(0).trainLoss())
                .isEqualTo(first.curve().get(first.curve().size() - 1).trainLoss());
        assertThat(second.outcome()).isInstanceOf(Outcome.Completed.class);
    }

    /** The same study is then moved: its trials find one another wherever it lies. */
    @Test
    void aWarmStartFromATrialOfTheStudyIsOneFromItsFile() throws IOException {
        TrialSpec of = Trials.of(data, "f1", 16, 800);
        TrialRecord first = run(Trials.with(of, "tuned-b16-s1", of.optimizer()), "study");
        Path file = directory.resolve("study").resolve(first.checkpoint().orElseThrow());
        TrialSpec usual = Trials.of(data, "f1", 50, 400);
        TrialRecord byFile = run(usual.withArm(Arm.parse("constant+from=" + file)), "other");

        Files.move(directory.resolve("study"), directory.resolve("moved"));
        TrialSpec spec = usual.withArm(Arm.parse("constant+from=trial:tuned-b16-s1"));
        killAt(200, spec, "moved");
        TrialRecord byTrial = run(spec, "moved");

        assertThat(weights("moved", byTrial)).isEqualTo(weights("other", byFile));
        assertThat(byTrial.outcome()).isEqualTo(byFile.outcome());
        assertThat(byTrial.spec()).isEqualTo(spec);
    }

    @Test
    void aWarmStartLeavesTheInitialWeightsOfTheSeedAlone() throws IOException {
        TrialRecord first = run(Trials.of(data, "mlp:8", 16, 100), "study");
        Path initial =
                directory.resolve("study").resolve(first.initialCheckpoint().orElseThrow());
        byte[] before = Files.readAllBytes(initial);
        TrialSpec of = Trials.of(data, "mlp:8", 16, 100).withArm(Arm.parse("constant+from=trial:trial"));

        TrialRecord second = run(Trials.with(of, "second", of.optimizer()), "study");

        assertThat(Files.readAllBytes(initial)).isEqualTo(before);
        assertThat(second.initialCheckpoint().orElseThrow())
                .matches("checkpoints/initial_from-trial-[0-9a-f]+-.+-s1.safetensors");
    }

    @Test
    void aWarmStartFromATrialThatLeftNoCheckpointIsRefused() {
        TrialSpec spec = Trials.of(data, "mlp:8", 50, 400).withArm(Arm.parse("constant+from=trial:tuned-b16-s1"));

        assertThatThrownBy(() -> run(spec, "study"))
                .isInstanceOf(UsageException.class)
                .hasMessage("there is no checkpoint "
                        + directory.resolve("study/checkpoints/tuned-b16-s1.safetensors")
                        + " of trial tuned-b16-s1 to start from: it has not ended, or has diverged or crashed; run it to"
                        + " its end first");
    }

    @Test
    void aWarmStartFromAnotherModelIsRefused() {
        TrialRecord first = run(Trials.of(data, "mlp:8", 16, 100), "first");
        Path file = directory.resolve("first").resolve(first.checkpoint().orElseThrow());
        TrialSpec spec = Trials.of(data, "mlp:16", 50, 400).withArm(Arm.parse("constant+from=" + file));

        assertThatThrownBy(() -> run(spec, "second"))
                .isInstanceOf(UsageException.class)
                .hasMessage("checkpoint " + file
                        + " in --from holds model mlp:8, not mlp:16; give one of that model, or" + " --model mlp:8");
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

    /** The batch grows at 300 of 1,000 examples and rate and momentum move with it; the kill falls right before or after. */
    @ParameterizedTest
    @CsvSource({"280, momentum", "340, momentum", "700, adam"})
    void interruptedTrialContinuesAcrossAChangeOfBatchSize(long killedAt, String optimizer) throws IOException {
        TrialSpec usual = Trials.with(Trials.of(data, "mlp:8", 16, 1000), "t", OptimizerSpec.named(optimizer));
        TrialSpec spec = Trials.with(
                usual,
                new Plan(
                        Schedule.parse("warmup 100, cosine 0.05"),
                        Schedule.parse("8 @0, 37 @300, 90 @600"),
                        Schedule.parse("linear 0.5 -> 0.9"),
                        new Horizon(300, 1000)));
        TrialRecord whole = run(spec, "whole");

        killAt(killedAt, spec, "cut");
        TrialRecord resumed = run(spec, "cut");

        assertThat(whole.updates()).isEqualTo(spec.updates()).isEqualTo(50); // 37 + 8 + 5
        assertThat(timeless(resumed)).isEqualTo(timeless(whole));
        assertThat(weights("cut", resumed)).isEqualTo(weights("whole", whole));
    }

    @Test
    void cutBatchesTrainAsWholeOnes() {
        TrialSpec spec =
                Trials.with(Trials.of(data, "cnn", 100, 2000), new Evaluation(new CurveGrid.Even(100), 300, true));
        TrialRecord whole = run(spec, "whole");
        TrialRecord cut = run(spec.withBatching(spec.batching().withMicroBatch(16)), "cut");

        assertThat(cut.updates()).isEqualTo(20).isEqualTo(whole.updates());
        for (int i = 0; i < whole.curve().size(); i++) {
            double loss = whole.curve().get(i).trainLoss();
            assertThat(cut.curve().get(i).trainLoss()).isCloseTo(loss, within(1e-4 * loss));
        }
    }

    @Test
    void earlyStoppingGoesBackToTheBestWeights() throws IOException {
        TrialSpec usual =
                Trials.with(Trials.of(data, "mlp:64", 4, 40_000), new Evaluation(new CurveGrid.Even(200), 300, true));
        TrialSpec spec = Trials.with(
                Trials.with(usual, Plan.of(new Constant(0.8), 4, 0, usual.plan().horizon())),
                new Stopping(
                        OptionalLong.empty(),
                        OptionalDouble.empty(),
                        Optional.empty(),
                        OptionalInt.empty(),
                        OptionalInt.of(4)));

        TrialRecord trial = run(spec, "whole");

        double least = trial.curve().stream()
                .mapToDouble(point -> point.validationLoss().orElseThrow())
                .min()
                .orElseThrow();
        assertThat(((Outcome.Stopped) trial.outcome()).rule()).isEqualTo(Stopping.Rule.PATIENCE);
        assertThat(trial.examples()).isLessThan(40_000);
        assertThat(trial.outcome().measured().validationLoss()).hasValue(least);
        assertThat(trial.curve().get(trial.curve().size() - 5).validationLoss()).hasValue(least);

        killAt(trial.examples() - 400, spec, "cut"); // behind the best weights
        assertThat(weights("cut", run(spec, "cut"))).isEqualTo(weights("whole", trial));
    }

    @Test
    void targetEndsATrialAtTheFirstPointThatReachesIt() {
        TrialSpec usual = Trials.with(
                Trials.of(data, "mlp:16", 8, 20_000), new Evaluation(new CurveGrid.Geometric(50, 1.1), 300, true));

        TrialRecord trial = run(Trials.with(usual, Stopping.atTarget(Target.parse("validation accuracy 0.9"))), "s");

        assertThat(trial.outcome().detail()).startsWith("validation accuracy 0.9 was reached (0.9");
        assertThat(trial.curve().subList(0, trial.curve().size() - 1))
                .allMatch(point -> point.validationAccuracy().orElseThrow() < 0.9);
        assertThat(trial.examples())
                .isEqualTo(trial.curve().get(trial.curve().size() - 1).examples())
                .isLessThan(20_000);
        assertThat(trial.outcome().measured().testAccuracy()).isPresent();
    }

    @Test
    void budgetOfUpdatesEndsATrialWithAPointOfItsCurve() {
        Stopping stopping = new Stopping(
                OptionalLong.of(17),
                OptionalDouble.empty(),
                Optional.empty(),
                OptionalInt.empty(),
                OptionalInt.empty());

        TrialRecord trial = run(Trials.with(Trials.of(data, "mlp:8", 8, 4000), stopping), "s");

        assertThat(((Outcome.Stopped) trial.outcome()).rule()).isEqualTo(Stopping.Rule.UPDATES);
        assertThat(trial.updates()).isEqualTo(17);
        assertThat(trial.curve().get(trial.curve().size() - 1).updates()).isEqualTo(17);
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
