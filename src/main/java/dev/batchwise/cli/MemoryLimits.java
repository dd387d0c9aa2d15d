package dev.batchwise.cli;

import dev.batchwise.report.Quantities;
import dev.batchwise.run.FreeMemory;
import dev.batchwise.run.MicroBatchFit;
import dev.batchwise.run.StudyListener;
import dev.batchwise.run.WorkerPool;
import dev.batchwise.study.Batching;
import dev.batchwise.study.TrialRecord;
import dev.batchwise.study.TrialSpec;
import dev.batchwise.study.UsageException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Finds a micro-batch that fits a limit of memory, by measuring, and says what it found. */
final class MemoryLimits {
    /** The share of the memory that is free now which workers may take together where no limit is given. */
    private static final double SHARE = 0.8;

    private MemoryLimits() {}

    /**
     * Returns the batching with a micro-batch that fits; as it was where whole batches do.
     *
     * @param earlier what was found when the study was begun: a study that goes on keeps it
     * @param trial whose largest batch is to fit
     * @param limitBytes for training in one worker; what is free, shared among the workers, if empty
     * @throws UsageException if it cannot be measured on this system, or nothing fits
     */
    static Batching fit(
            Optional<Batching> earlier, TrialSpec trial, OptionalLong limitBytes, WorkerPool pool, Terminal terminal) {
        return earlier.orElseGet(() -> measured(trial, limitBytes, pool, terminal));
    }

    private static Batching measured(TrialSpec trial, OptionalLong limitBytes, WorkerPool pool, Terminal terminal) {
        if (!Files.isReadable(Path.of("/proc/self/status"))) {
            throw new UsageException(
                    "--memory-limit and --micro-batch auto cannot be measured on this system, which has no /proc; give a"
                            + " number of examples, e.g. --micro-batch 64");
        }
        long limit =
                limitBytes.orElseGet(() -> (long) (SHARE * FreeMemory.bytes().orElseThrow()) / pool.slots());
        OptionalInt pass = new MicroBatchFit(pool.command(), new Telling(terminal)).within(trial, limit);
        terminal.err()
                .println(
                        pass.isPresent()
                                ? "batches are cut into passes of " + Quantities.count(pass.getAsInt())
                                        + " examples, to train within " + Quantities.bytes(limit)
                                : "whole batches fit within " + Quantities.bytes(limit));
        terminal.err().flush();
        return pass.isPresent() ? trial.batching().withMicroBatch(pass.getAsInt()) : trial.batching();
    }

    /** Says which sizes are measured. */
    private record Telling(Terminal terminal) implements StudyListener {
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
            terminal.err().println("measuring memory of passes of " + Quantities.count(batchSize) + " examples");
            terminal.err().flush();
        }
    }
}
