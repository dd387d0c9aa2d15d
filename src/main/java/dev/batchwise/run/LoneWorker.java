package dev.batchwise.run;

import dev.batchwise.study.HardwareSpeed;
import dev.batchwise.study.NetworkWork;
import dev.batchwise.study.Outcome;
import dev.batchwise.study.PeakMemory;
import dev.batchwise.study.TrialSpec;
import dev.batchwise.study.UpdateTiming;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * One fresh worker process that is asked for measurements and is not replaced when it dies: that it died is the answer. Used by
 * one thread at a time.
 */
public final class LoneWorker implements AutoCloseable {
    private final Worker worker;
    private final LongSupplier killsForMemory;
    private final long killsBefore;

    LoneWorker(Process process, LongSupplier killsForMemory) {
        this.killsForMemory = killsForMemory;
        killsBefore = killsForMemory.getAsLong();
        worker = new Worker(process);
        offer(process);
    }

    /** Starts one that allocates as training does. */
    public static LoneWorker start(WorkerCommand command) {
        return new LoneWorker(command.start(), KernelMemory::kills);
    }

    /** Starts one whose resident memory is what its tensors need; it allocates more slowly. */
    public static LoneWorker startForMemory(WorkerCommand command) {
        return new LoneWorker(command.startForMemory(), KernelMemory::kills);
    }

    /** Where memory runs out after all, the kernel is to end this process and none of the user's. */
    private static void offer(Process process) {
        try {
            Files.writeString(Path.of("/proc", Long.toString(process.pid()), "oom_score_adj"), "1000");
        } catch (IOException e) {
            return; // other systems choose by themselves
        }
    }

    /** Times single updates of a trial whose passes are not to be cut. */
    public Attempt<List<Double>> timeUpdates(TrialSpec trial, UpdateTiming timing) {
        return ask(new Request.TimeUpdates(trial, timing), reply -> ((Reply.Timed) reply).seconds());
    }

    /** Measures a trial's peak memory; what it gives is empty where the system does not tell. */
    public Attempt<Optional<PeakMemory>> measureMemory(TrialSpec trial) {
        return ask(new Request.MeasureMemory(trial), reply -> ((Reply.Measured) reply).memory());
    }

    /** Counts what training a trial's network asks of the hardware. */
    public Attempt<NetworkWork> countWork(TrialSpec trial) {
        return ask(new Request.CountWork(trial), reply -> ((Reply.Counted) reply).work());
    }

    /** Measures what the machine gives at best, for about so many seconds. */
    public Attempt<HardwareSpeed> measureHardware(double seconds) {
        return ask(new Request.MeasureHardware(seconds), reply -> ((Reply.Hardware) reply).speed());
    }

    private <T> Attempt<T> ask(Request request, Function<Reply, T> value) {
        Optional<Reply> reply = worker.ask(request, progress -> {});
        if (reply.isEmpty()) {
            return new Attempt.Failed<>(lost());
        }
        if (reply.get() instanceof Reply.Failed failed) {
            return new Attempt.Failed<>(outcome(failed));
        }
        return new Attempt.Ran<>(value.apply(reply.get()));
    }

    private Outcome lost() {
        String ending = worker.ending();
        return killsForMemory.getAsLong() > killsBefore
                ? new Outcome.OutOfMemory("the kernel ended the worker for memory")
                : new Outcome.Crashed("its worker was lost (" + ending + ")");
    }

    private static Outcome outcome(Reply.Failed failed) {
        return switch (failed.failure()) {
            case FILES -> throw new UncheckedIOException(failed.message(), new IOException(failed.message()));
            case OUT_OF_MEMORY -> new Outcome.OutOfMemory(failed.message());
            case ERROR -> new Outcome.Crashed(failed.message());
        };
    }

    /** Ends the process at once. */
    @Override
    public void close() {
        worker.close();
    }
}
