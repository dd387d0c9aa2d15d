package dev.batchwise.run;

import dev.batchwise.study.ModelSpec;
import dev.batchwise.study.Outcome;
import dev.batchwise.study.PeakMemory;
import dev.batchwise.study.TrialRecord;
import dev.batchwise.study.TrialSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.LongSupplier;

/** One place where trials run: a worker process, replaced when it dies. Used by one thread at a time. */
final class Slot implements AutoCloseable {
    /** A trial whose worker was lost so often, without a new checkpoint in between, has crashed. */
    static final int LOSSES_ALLOWED = 3;

    private final int number;
    private final WorkerCommand command;
    private final Path studyDirectory;
    private final StudyListener listener;
    private final LongSupplier killsForMemory;
    private Optional<Worker> worker = Optional.empty();
    private boolean closed;

    Slot(int number, WorkerCommand command, Path studyDirectory, StudyListener listener) {
        this(number, command, studyDirectory, listener, KernelMemory::kills);
    }

    Slot(int number, WorkerCommand command, Path studyDirectory, StudyListener listener, LongSupplier killsForMemory) {
        this.killsForMemory = killsForMemory;
        this.number = number;
        this.command = command;
        this.studyDirectory = studyDirectory;
        this.listener = listener;
    }

    int number() {
        return number;
    }

    /**
     * Runs a trial to a record, through lost workers.
     *
     * @throws UncheckedIOException if the worker cannot read or write its files: the study cannot go on
     */
    TrialRecord run(TrialSpec trial) {
        listener.started(number, trial);
        long[] shown = {0};
        OptionalInt passExamples = OptionalInt.empty();
        List<String> cut = new ArrayList<>();
        int losses = 0;
        FileTime checkpointed = checkpointTime(trial);
        while (true) {
            long kills = killsForMemory.getAsLong();
            Worker asked = ready();
            Optional<Reply> reply = asked.ask(new Request.RunTrial(trial, passExamples), heard -> {
                if (heard instanceof Reply.Progressed progressed) {
                    shown[0] = progressed.examples();
                    listener.progressed(number, trial, progressed.examples(), progressed.loss());
                } else if (heard instanceof Reply.Curve measured) {
                    listener.measured(number, trial, measured.point());
                }
            });
            if (reply.isPresent()) {
                return noted(ended(trial, reply.get(), shown[0]), cut);
            }
            String ending = asked.ending();
            listener.lost(number, trial, ending);
            if (killsForMemory.getAsLong() > kills) {
                OptionalInt shorter = shorter(trial, passExamples);
                if (shorter.isEmpty()) {
                    return without(trial, new Outcome.OutOfMemory("the kernel ended the worker for memory"), shown[0]);
                }
                passExamples = shorter;
                cut.add("the kernel ended the worker for memory; from there on a batch is cut into passes of "
                        + shorter.getAsInt() + ", and the batch size stays");
                continue;
            }
            FileTime now = checkpointTime(trial);
            losses = now.equals(checkpointed) ? losses + 1 : 1;
            checkpointed = now;
            if (losses >= LOSSES_ALLOWED) {
                String message = "its worker was lost " + losses + " times without progress (" + ending + "); see "
                        + command.log().getFileName();
                return without(trial, new Outcome.Crashed(message), shown[0]);
            }
        }
    }

    private TrialRecord ended(TrialSpec trial, Reply reply, long examples) {
        if (reply instanceof Reply.Finished finished) {
            return finished.trial();
        }
        Reply.Failed failed = (Reply.Failed) reply;
        return switch (failed.failure()) {
            case FILES -> throw new UncheckedIOException(failed.message(), new IOException(failed.message()));
            case OUT_OF_MEMORY -> {
                dismiss();
                yield without(trial, new Outcome.OutOfMemory(failed.message()), examples);
            }
            case ERROR -> without(trial, new Outcome.Crashed(failed.message()), examples);
        };
    }

    /** Returns half of the examples a pass held; empty where a batch may not be cut further. */
    private static OptionalInt shorter(TrialSpec trial, OptionalInt passExamples) {
        int largest = trial.plan().largestBatch();
        int held = passExamples.orElse(
                Math.min(largest, trial.batching().microBatch().orElse(largest)));
        boolean whole = ModelSpec.parse(trial.model()).hasBatchNorm()
                && trial.batching().ghostBatch().isEmpty();
        int half = held / 2;
        return whole || half < trial.batching().leastPass() ? OptionalInt.empty() : OptionalInt.of(half);
    }

    private static TrialRecord noted(TrialRecord record, List<String> notes) {
        return notes.isEmpty() ? record : record.withNotes(notes);
    }

    private static TrialRecord without(TrialSpec trial, Outcome outcome, long examples) {
        return new TrialRecord(
                trial,
                outcome,
                examples / trial.batchSize(),
                examples,
                0,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                List.of());
    }

    /** Measures peak memory at a trial's batch size in a worker of its own; empty if it could not be measured. */
    Optional<PeakMemory> measureMemory(TrialSpec trial) {
        try (Worker fresh = new Worker(command.startForMemory())) {
            return fresh.ask(new Request.MeasureMemory(trial), progress -> {})
                    .flatMap(reply -> reply instanceof Reply.Measured measured ? measured.memory() : Optional.empty());
        }
    }

    private synchronized Worker ready() {
        if (closed) {
            throw new IllegalStateException("the study is being ended");
        }
        Worker ready = worker.filter(Worker::alive).orElseGet(() -> new Worker(command.start()));
        worker = Optional.of(ready);
        return ready;
    }

    /** Ends the worker; the next trial gets a fresh one. */
    synchronized void dismiss() {
        worker.ifPresent(Worker::close);
        worker = Optional.empty();
    }

    private FileTime checkpointTime(TrialSpec trial) {
        try {
            return Files.getLastModifiedTime(resumeFile(studyDirectory, trial));
        } catch (IOException e) {
            return FileTime.fromMillis(0); // none yet
        }
    }

    /** Returns the file a trial goes on from after an interruption. */
    static Path resumeFile(Path studyDirectory, TrialSpec trial) {
        return studyDirectory.resolve("checkpoints").resolve(trial.id() + ".resume.safetensors");
    }

    @Override
    public synchronized void close() {
        closed = true;
        dismiss();
    }
}
