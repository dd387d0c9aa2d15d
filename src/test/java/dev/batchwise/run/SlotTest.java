package dev.batchwise.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.batchwise.fixture.Trials;
import dev.batchwise.study.Outcome;
import dev.batchwise.study.PeakMemory;
import dev.batchwise.study.TrialRecord;
import dev.batchwise.study.TrialSpec;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real worker processes that fail in every way a worker can. */
final class SlotTest {
    @TempDir
    private Path study;

    private final List<String> heard = new ArrayList<>();
    private Slot slot = unopened();

    private static Slot unopened() {
        Path nowhere = Path.of("");
        return new Slot(0, new WorkerCommand("none", List.of(), 1, nowhere), nowhere, new Listener(new ArrayList<>()));
    }

    @BeforeEach
    void open() {
        slot = new Slot(0, command(), study, new Listener(heard));
    }

    private WorkerCommand command() {
        return new WorkerCommand(
                UnreliableWorker.class.getName(), List.of(study.toString()), 64 << 20, study.resolve("worker.log"));
    }

    @AfterEach
    void close() {
        slot.close();
    }

    private TrialRecord run(String behaviour) {
        return slot.run(Trials.of("none", behaviour, 10, 100));
    }

    @Test
    void trialGoesOutAndItsRecordComesBack() {
        TrialRecord trial = run("works");

        assertThat(trial.outcome()).isInstanceOf(Outcome.Completed.class);
        assertThat(trial.spec()).isEqualTo(Trials.of("none", "works", 10, 100));
        assertThat(heard).containsExactly("started", "progressed 10");
    }

    @Test
    void lostWorkerIsReplacedAndItsTrialGoesOn() {
        assertThat(run("dies:2").outcome()).isInstanceOf(Outcome.Completed.class);
        assertThat(heard).filteredOn(word -> word.startsWith("lost")).hasSize(2);
    }

    @Test
    void trialThatKeepsLosingItsWorkerWithoutProgressHasCrashed() {
        TrialRecord trial = run("dies:99");

        assertThat(trial.outcome()).isInstanceOf(Outcome.Crashed.class);
        assertThat(trial.outcome().detail())
                .contains("3 times without progress")
                .contains("signal 9");
        assertThat(heard).filteredOn(word -> word.startsWith("lost")).hasSize(3);
    }

    @Test
    void lossesWithProgressInBetweenDoNotAddUp() {
        assertThat(run("dies-with-progress:5").outcome()).isInstanceOf(Outcome.Completed.class);
    }

    @Test
    void failedAllocationIsAnOutcomeAndTheNextTrialRuns() {
        assertThat(run("oom").outcome()).isInstanceOf(Outcome.OutOfMemory.class);
        assertThat(run("works").outcome()).isInstanceOf(Outcome.Completed.class);
    }

    @Test
    void errorInATrialIsAnOutcome() {
        Outcome outcome = run("error").outcome();

        assertThat(outcome).isInstanceOf(Outcome.Crashed.class);
        assertThat(outcome.detail()).contains("size mismatch");
    }

    @Test
    void fullDiskEndsTheStudyWithItsMessage() {
        assertThatThrownBy(() -> run("disk"))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("No space left on device");
    }

    /** The worker dies twice, and each time the kernel's count of processes it killed for memory has risen. */
    @Test
    void trialWhoseWorkerTheKernelKilledGoesOnInShorterPasses() {
        AtomicLong kills = new AtomicLong();
        slot = new Slot(0, command(), study, new Listener(heard), kills::getAndIncrement);

        TrialRecord trial = slot.run(Trials.with(
                Trials.of("none", "softmax", 10, 100),
                "dies-2",
                Trials.of("none", "softmax", 10, 100).optimizer()));

        assertThat(trial.outcome()).isInstanceOf(Outcome.Completed.class);
        assertThat(trial.notes())
                .containsExactly(
                        "the kernel ended the worker for memory; from there on a batch is cut into passes of 5, and the"
                                + " batch size stays",
                        "the kernel ended the worker for memory; from there on a batch is cut into passes of 2, and the"
                                + " batch size stays",
                        "passes of at most 2");
    }

    @Test
    void trialThatCannotBeCutFurtherIsOutOfMemory() {
        AtomicLong kills = new AtomicLong();
        slot = new Slot(0, command(), study, new Listener(heard), kills::getAndIncrement);
        TrialSpec usual = Trials.of("none", "f1", 10, 100);

        assertThat(slot.run(Trials.with(usual, "dies-9", usual.optimizer())).outcome())
                .isEqualTo(new Outcome.OutOfMemory("the kernel ended the worker for memory"));
    }

    @Test
    void memoryIsMeasuredInAWorkerOfItsOwn() {
        assertThat(slot.measureMemory(Trials.of("none", "works", 10, 100))).contains(new PeakMemory(10, 1, 2));
    }

    private record Listener(List<String> heard) implements StudyListener {
        @Override
        public void started(int slot, TrialSpec trial) {
            heard.add("started");
        }

        @Override
        public void progressed(int slot, TrialSpec trial, long examples, double loss) {
            heard.add("progressed " + examples);
        }

        @Override
        public void finished(int slot, TrialRecord trial) {
            heard.add("finished");
        }

        @Override
        public void lost(int slot, TrialSpec trial, String reason) {
            heard.add("lost " + reason);
        }

        @Override
        public void measuring(int batchSize) {
            heard.add("measuring " + batchSize);
        }
    }
}
