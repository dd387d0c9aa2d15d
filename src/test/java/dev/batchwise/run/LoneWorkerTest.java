package dev.batchwise.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.batchwise.fixture.Trials;
import dev.batchwise.study.HardwareSpeed;
import dev.batchwise.study.NetworkWork;
import dev.batchwise.study.Outcome;
import dev.batchwise.study.PeakMemory;
import dev.batchwise.study.TrialSpec;
import dev.batchwise.study.UpdateTiming;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real worker processes that answer, and that fail. */
final class LoneWorkerTest {
    private static final UpdateTiming TIMING = new UpdateTiming(1, 0, 2);

    @TempDir
    private Path study;

    private LoneWorker worker(LongSupplier kills) {
        WorkerCommand command = new WorkerCommand(
                UnreliableWorker.class.getName(), List.of(study.toString()), 64 << 20, study.resolve("worker.log"));
        return new LoneWorker(command.start(), kills);
    }

    private static TrialSpec trial(String behaviour) {
        return Trials.of("none", behaviour, 10, 100);
    }

    @Test
    void whatIsMeasuredComesBackAndAnErrorIsAnOutcome() {
        try (LoneWorker worker = worker(() -> 0)) {
            assertThat(worker.timeUpdates(trial("works"), TIMING)).isEqualTo(new Attempt.Ran<>(List.of(0.5, 0.25)));
            assertThat(worker.measureMemory(trial("works")).value()).contains(Optional.of(new PeakMemory(10, 1, 2)));
            assertThat(worker.countWork(trial("works")).value()).contains(new NetworkWork(10, 20, 30, 40));
            assertThat(worker.measureHardware(1).value()).contains(new HardwareSpeed(100, 10));
            assertThat(worker.timeUpdates(trial("oom"), TIMING).failure())
                    .contains(
                            new Outcome.OutOfMemory("[enforce fail] DefaultCPUAllocator: can't allocate memory: 1 TB"));
            assertThat(worker.timeUpdates(trial("error"), TIMING).failure())
                    .contains(new Outcome.Crashed("size mismatch"));
            assertThatThrownBy(() -> worker.timeUpdates(trial("disk"), TIMING))
                    .isInstanceOf(UncheckedIOException.class);
        }
    }

    @Test
    void aLostWorkerHasCrashedAndStaysLost() {
        try (LoneWorker worker = worker(() -> 0)) {
            for (int i = 0; i < 2; i++) {
                Outcome outcome =
                        worker.timeUpdates(trial("dies:9"), TIMING).failure().orElseThrow();
                assertThat(outcome).isEqualTo(new Outcome.Crashed("its worker was lost (killed by signal 9)"));
            }
        }
    }

    @Test
    void aWorkerThatTheKernelEndedRanOutOfMemory() {
        AtomicLong kills = new AtomicLong();
        try (LoneWorker worker = worker(kills::getAndIncrement)) {
            assertThat(worker.timeUpdates(trial("dies:9"), TIMING).failure())
                    .contains(new Outcome.OutOfMemory("the kernel ended the worker for memory"));
        }
    }
}
