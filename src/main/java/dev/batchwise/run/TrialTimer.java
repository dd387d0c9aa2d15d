package dev.batchwise.run;

import dev.batchwise.study.TrialRecord;
import dev.batchwise.study.TrialSpec;
import java.nio.file.Path;
import java.util.Optional;

/** Times a few updates of trials in one worker, and keeps nothing. */
public final class TrialTimer implements AutoCloseable {
    private static final long LEAST_EXAMPLES = 2_000;
    private static final int LEAST_UPDATES = 3;

    private final Slot slot;

    /**
     * Creates a timer.
     *
     * @param scratch directory for the worker's files
     */
    public TrialTimer(WorkerCommand command, Path scratch) {
        slot = new Slot(0, command, scratch, QuietListener.INSTANCE);
    }

    /** Returns a record of a shortened trial; empty if it did not complete. */
    public Optional<TrialRecord> time(TrialSpec trial) {
        long examples = Math.max(LEAST_EXAMPLES, (long) LEAST_UPDATES * trial.batchSize());
        TrialSpec shortened = trial.rehearsal(
                "timed-b" + trial.batchSize(),
                trial.plan().atBatch(trial.batchSize(), Math.min(examples, trial.budgetExamples())));
        return Optional.of(slot.run(shortened)).filter(record -> record.updates() > 0 && record.trainSeconds() > 0);
    }

    @Override
    public void close() {
        slot.close();
    }
}
