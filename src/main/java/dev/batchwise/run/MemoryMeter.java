package dev.batchwise.run;

import dev.batchwise.study.PeakMemory;
import dev.batchwise.study.TrialSpec;
import java.nio.file.Path;
import java.util.Optional;

/** Measures the peak memory of trials outside a study, each in a worker of its own, and keeps nothing. */
public final class MemoryMeter implements AutoCloseable {
    private final Slot slot;

    /**
     * Creates a meter.
     *
     * @param scratch directory for the workers' files
     */
    public MemoryMeter(WorkerCommand command, Path scratch) {
        slot = new Slot(0, command, scratch, QuietListener.INSTANCE);
    }

    /** Returns the peak at a trial's first batch size; empty if it could not be measured. */
    public Optional<PeakMemory> measure(TrialSpec trial) {
        return slot.measureMemory(trial);
    }

    @Override
    public void close() {
        slot.close();
    }
}
