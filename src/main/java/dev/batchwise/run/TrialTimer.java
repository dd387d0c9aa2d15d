package dev.batchwise.run;

import dev.batchwise.study.Outcome;
import dev.batchwise.study.TrialRecord;
import dev.batchwise.study.TrialSpec;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** Times a few updates of trials in one worker, and keeps nothing. */
public final class TrialTimer implements AutoCloseable {
    private static final long LEAST_EXAMPLES = 2_000;
    private static final int LEAST_UPDATES = 3;
    private static final int PIECES = 3;

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

    /**
     * Returns the speed of training at a trial's batch size, in examples a second: the median of {@value #PIECES} pieces
     * after one that warms up. Empty if one did not complete.
     *
     * @param seconds of training in each piece, about
     */
    public OptionalDouble examplesPerSecond(TrialSpec trial, double seconds) {
        Optional<Double> first = time(trial).map(TrialTimer::speed);
        if (first.isEmpty()) {
            return OptionalDouble.empty();
        }
        int size = trial.batchSize();
        long examples = size * Math.max(LEAST_UPDATES, Math.round(first.get() * seconds / size));
        double[] speeds = IntStream.range(0, PIECES)
                .mapToObj(i ->
                        trial.rehearsal("timed-b" + size + "-" + i, trial.plan().atBatch(size, examples)))
                .map(slot::run)
                .filter(record -> record.trainSeconds() > 0 && record.outcome() instanceof Outcome.Completed)
                .mapToDouble(TrialTimer::speed)
                .sorted()
                .toArray();
        return speeds.length < PIECES ? OptionalDouble.empty() : OptionalDouble.of(speeds[PIECES / 2]);
    }

    private static double speed(TrialRecord record) {
        return record.examples() / record.trainSeconds();
    }

    @Override
    public void close() {
        slot.close();
    }
}
