package dev.batchwise.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.batchwise.fixture.Trials;
import dev.batchwise.study.Batching;
import dev.batchwise.study.Composition;
import dev.batchwise.study.TrialRecord;
import dev.batchwise.study.TrialSpec;
import dev.batchwise.study.UsageException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The worker of these tests claims to need 100 bytes and 10 for each example of a pass, and cannot run more than 300. */
final class MicroBatchFitTest {
    private static final TrialSpec TRIAL = Trials.of("none", "grows", 200, 1000);

    @TempDir
    private Path directory;

    private final List<Integer> measured = new ArrayList<>();

    private OptionalInt within(TrialSpec trial, long limitBytes) {
        WorkerCommand command = new WorkerCommand(
                UnreliableWorker.class.getName(),
                List.of(directory.toString()),
                64 << 20,
                directory.resolve("worker.log"));
        return new MicroBatchFit(command, new Listener(measured)).within(trial, limitBytes);
    }

    @Test
    void wholeBatchesThatFitAreNotCut() {
        assertThat(within(TRIAL, 2100)).isEmpty();
        assertThat(measured).containsExactly(200);
    }

    @Test
    void theLargestPowerOfTwoThatFitsIsFoundByRunningIt() {
        assertThat(within(TRIAL, 500)).hasValue(32); // 420 bytes; 64 would take 740
        assertThat(measured).startsWith(200).contains(32, 64);
    }

    @Test
    void whatCannotBeRunDoesNotFit() {
        assertThat(within(Trials.of("none", "grows", 400, 1000), 1_000_000)).hasValue(256);
    }

    @Test
    void passesAreWholeGhostBatches() {
        Batching ghost = new Batching(Composition.SHUFFLED, Optional.empty(), OptionalInt.empty(), OptionalInt.of(25));

        assertThat(within(TRIAL.withBatching(ghost), 1200)).hasValue(100);
    }

    @Test
    void aLimitBelowOneExampleIsRefusedWithWhatThatNeeds() {
        assertThatThrownBy(() -> within(TRIAL, 109))
                .isInstanceOf(UsageException.class)
                .hasMessage(
                        "--memory-limit of 109 B is below what a pass of one example of grows needs (110 B measured);"
                                + " give at least 121B");
    }

    private record Listener(List<Integer> measured) implements StudyListener {
        @Override
        public void started(int slot, TrialSpec trial) {}

        @Override
        public void progressed(int slot, TrialSpec trial, long examples, double loss) {}

        @Override
        public void finished(int slot, TrialRecord trial) {}

        @Override
        public void lost(int slot, TrialSpec trial, String reason) {}

        @Override
        public void measuring(int batchSize) {
            measured.add(batchSize);
        }
    }
}
