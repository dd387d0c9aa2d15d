package dev.batchwise.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.entry;

import dev.batchwise.schedule.Constant;
import dev.batchwise.schedule.Decay;
import dev.batchwise.study.Arm;
import dev.batchwise.study.Batching;
import dev.batchwise.study.DataShape;
import dev.batchwise.study.DataSpec;
import dev.batchwise.study.Goal;
import dev.batchwise.study.OptimizerSpec;
import dev.batchwise.study.Outcome;
import dev.batchwise.study.PeakMemory;
import dev.batchwise.study.StudySpec;
import dev.batchwise.study.TrialRecord;
import dev.batchwise.study.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StudyDirectoryTest {
    private static final DataShape SHAPE = DataShape.classified(54_000, 6_000, 10_000, List.of(1, 28, 28), 10);

    @TempDir
    private Path directory;

    private static StudySpec spec(String model, int seeds) {
        return spec(new DataSpec("mnist", 0.1, 1), model, seeds);
    }

    private static StudySpec spec(DataSpec data, String model, int seeds) {
        return new StudySpec(
                data,
                model,
                OptimizerSpec.named("sgd"),
                new Constant(0),
                Batching.plain(),
                64_000,
                List.of(16, 256),
                List.of(Arm.TUNED),
                seeds,
                OptionalDouble.empty(),
                32,
                Decay.LINEAR,
                4,
                2,
                10,
                0.005,
                0.95,
                Goal.examples());
    }

    private StudyDirectory take(String name, StudySpec spec, StudyDirectory.Change allowed) {
        return StudyDirectory.take(directory.resolve(name), spec, SHAPE, allowed);
    }

    private static TrialRecord trial(String id, Outcome outcome) {
        dev.batchwise.study.TrialSpec usual = dev.batchwise.fixture.Trials.of("mnist", "softmax", 16, 100);
        return new TrialRecord(
                dev.batchwise.fixture.Trials.with(usual, id, usual.optimizer()),
                outcome,
                7,
                100,
                0.5,
                List.of(),
                Optional.empty(),
                Optional.of("checkpoints/x.safetensors"),
                List.of());
    }

    @Test
    void everythingKeptIsThereAfterOpeningAgain() {
        TrialRecord diverged = trial("a", new Outcome.Diverged(8));
        TrialRecord crashed = trial("b", new Outcome.Crashed("lost"));
        try (StudyDirectory study = take("s", spec("softmax", 2), StudyDirectory.Change.NONE)) {
            study.ledger().keep(diverged);
            study.ledger().keep(crashed);
            study.ledger().keep("memory-b16", new PeakMemory(16, 1000, 10));
        }
        try (StudyDirectory study = StudyDirectory.takeExisting(directory.resolve("s"))) {
            assertThat(study.ledger().trials()).containsEntry("a", diverged).containsEntry("b", crashed);
            assertThat(study.ledger().memory()).containsExactly(entry("memory-b16", new PeakMemory(16, 1000, 10)));
            assertThat(study.study()).isEqualTo(spec("softmax", 2));
            assertThat(study.shape()).isEqualTo(SHAPE);
        }
    }

    @Test
    void aTrialKeptOnceIsNotReplaced() {
        try (StudyDirectory study = take("s", spec("softmax", 2), StudyDirectory.Change.NONE)) {
            study.ledger().keep(trial("a", new Outcome.Diverged(8)));
            study.ledger().keep(trial("a", new Outcome.Diverged(9)));
            assertThat(study.ledger().trials()).containsEntry("a", trial("a", new Outcome.Diverged(8)));
        }
    }

    @Test
    void secondHolderIsRefusedUntilTheFirstLetsGo() {
        StudyDirectory first = take("s", spec("softmax", 2), StudyDirectory.Change.NONE);
        assertThatThrownBy(() -> take("s", spec("softmax", 2), StudyDirectory.Change.NONE))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining(
                        "is in use by process " + ProcessHandle.current().pid());
        first.close();
        take("s", spec("softmax", 2), StudyDirectory.Change.NONE).close();
    }

    @Test
    void otherOptionsAreRefusedByName() {
        take("s", spec("softmax", 2), StudyDirectory.Change.NONE).close();

        List<String> problems = catchThrowableOfType(
                        UsageException.class, () -> take("s", spec("mlp:8", 3), StudyDirectory.Change.NONE))
                .problems();

        assertThat(problems)
                .contains(
                        "--model differs: the study there has softmax, asked for is mlp:8",
                        "--seeds differs: the study there has 2, asked for is 3");
        assertThat(StudyDirectory.takeExisting(directory.resolve("s")))
                .satisfies(study -> assertThat(study.study()).isEqualTo(spec("softmax", 2)))
                .satisfies(StudyDirectory::close);
    }

    @Test
    void aSubsetOfTheTrainingExamplesMakesAnotherStudy() {
        take("s", spec("softmax", 2), StudyDirectory.Change.NONE).close();
        StudySpec fewer = spec(new DataSpec("mnist", 0.1, 1).withTrainExamples(600), "softmax", 2);

        assertThatThrownBy(() -> take("s", fewer, StudyDirectory.Change.NONE))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("--train-examples differs: the study there has none, asked for is 600");
    }

    @Test
    void seedsCanBeAddedWhenAskedForButNotTakenAway() {
        take("s", spec("softmax", 2), StudyDirectory.Change.NONE).close();

        take("s", spec("softmax", 5), StudyDirectory.Change.EXTENSION).close();
        assertThatThrownBy(() -> take("s", spec("softmax", 3), StudyDirectory.Change.EXTENSION))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("--seeds differs: the study there has 5");
    }

    @Test
    void directoryFullOfSomethingElseIsNotWrittenInto() throws IOException {
        Path other = Files.createDirectories(directory.resolve("photos"));
        Files.writeString(other.resolve("holiday.jpg"), "x");

        assertThatThrownBy(() -> take("photos", spec("softmax", 2), StudyDirectory.Change.NONE))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("holds other files (holiday.jpg");
        assertThat(other).isDirectoryContaining(file -> file.endsWith("holiday.jpg"));
        assertThat(other.toFile().list()).hasSize(1);
    }

    @Test
    void placeThatCannotBeADirectoryIsRefused() throws IOException {
        Files.writeString(directory.resolve("file"), "x");

        assertThatThrownBy(() -> take("file", spec("softmax", 2), StudyDirectory.Change.NONE))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("is a file");
        assertThatThrownBy(() -> take("file/below", spec("softmax", 2), StudyDirectory.Change.NONE))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("cannot be created");
    }

    @Test
    void anotherLedgerIsTakenOverWhereThisOneLacks() {
        TrialRecord both = trial("both", new Outcome.Diverged(8));
        try (StudyDirectory mine = take("mine", spec("softmax", 2), StudyDirectory.Change.NONE);
                StudyDirectory other = take("other", spec("softmax", 2), StudyDirectory.Change.NONE)) {
            mine.ledger().keep(both);
            other.ledger().keep(trial("both", new Outcome.Diverged(9)));
            other.ledger().keep(trial("theirs", new Outcome.Diverged(7)));
            other.ledger().keep("peak", new PeakMemory(16, 1000, 10));
            other.ledger().keep("probe", "theirs", new Ledger.Measured<>("asked", new PeakMemory(1, 2, 3)));

            assertThat(mine.ledger().takeFrom(other.ledger())).isEqualTo(new Ledger.Taken(1, 1, 1));
            assertThat(mine.ledger().takeFrom(other.ledger())).isEqualTo(new Ledger.Taken(0, 0, 0));

            assertThat(mine.ledger().trials())
                    .hasSize(2)
                    .containsEntry("both", both)
                    .containsKey("theirs");
            assertThat(mine.ledger().memory()).containsOnlyKeys("peak");
            assertThat(mine.ledger().measured("probe", PeakMemory.class)).containsOnlyKeys("theirs");
            assertThat(other.ledger().trials()).hasSize(2);
        }
    }
}
