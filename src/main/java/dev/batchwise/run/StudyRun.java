package dev.batchwise.run;

import dev.batchwise.ledger.Ledger;
import dev.batchwise.study.PeakMemory;
import dev.batchwise.study.TrialPlan;
import dev.batchwise.study.TrialRecord;
import dev.batchwise.study.TrialSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Runs what a plan wants until it wants nothing more: trials side by side, one in each slot, each kept in the ledger as it
 * ends; then what memory is to be measured, in fresh workers.
 */
public final class StudyRun implements AutoCloseable {
    private final TrialPlan plan;
    private final Ledger ledger;
    private final Path studyDirectory;
    private final StudyListener listener;
    private final List<Slot> slots = new ArrayList<>();
    private final Deque<Slot> free;
    private final Set<String> running = new HashSet<>();
    private final Map<String, TrialRecord> ended;
    private final ExecutorService threads;
    private final CompletionService<Runnable> completions;

    /**
     * Creates a run that goes on from what the ledger holds.
     *
     * @param studyDirectory where checkpoints are
     * @param listener hears what happens, from several threads
     */
    public StudyRun(TrialPlan plan, Ledger ledger, Path studyDirectory, WorkerPool pool, StudyListener listener) {
        this.plan = plan;
        this.ledger = ledger;
        this.studyDirectory = studyDirectory;
        this.listener = listener;
        ended = new LinkedHashMap<>(ledger.trials());
        for (int i = 0; i < pool.slots(); i++) {
            slots.add(new Slot(i, pool.command(), studyDirectory, listener));
        }
        free = new ArrayDeque<>(slots);
        threads = Executors.newFixedThreadPool(pool.slots(), StudyRun::daemon);
        completions = new ExecutorCompletionService<>(threads);
    }

    /**
     * Runs to the end of the plan.
     *
     * @throws UncheckedIOException if files cannot be written; what has ended until then is kept
     * @throws InterruptedException if the thread is interrupted
     */
    public void run() throws InterruptedException {
        do {
            startWhatFits();
            if (!running.isEmpty()) {
                next().run();
            }
        } while (!running.isEmpty() || !waiting().isEmpty());
        measureMemory();
    }

    private void startWhatFits() {
        Deque<TrialSpec> waiting = new ArrayDeque<>(waiting());
        while (!free.isEmpty() && !waiting.isEmpty()) {
            TrialSpec trial = waiting.pop();
            Slot slot = free.pop();
            running.add(trial.id());
            submit(() -> {
                TrialRecord record = slot.run(trial);
                return () -> end(slot, record);
            });
        }
    }

    /** The longest first, so that the study does not end with one slot waiting for another. */
    private List<TrialSpec> waiting() {
        return plan.wanted(ended).stream()
                .filter(trial -> !running.contains(trial.id()))
                .sorted(Comparator.comparingLong(TrialSpec::updates).reversed())
                .toList();
    }

    private void end(Slot slot, TrialRecord record) {
        ledger.keep(record);
        delete(Slot.resumeFile(studyDirectory, record.spec()));
        ended.put(record.spec().id(), record);
        running.remove(record.spec().id());
        free.push(slot);
        listener.finished(slot.number(), record);
    }

    private void measureMemory() throws InterruptedException {
        Set<String> known = ledger.memory().keySet();
        List<TrialSpec> missing = plan.memoryTrials().stream()
                .filter(trial -> !known.contains(trial.id()))
                .toList();
        slots.forEach(Slot::dismiss);
        for (TrialSpec trial : missing) {
            submit(() -> {
                listener.measuring(trial.batchSize());
                Optional<PeakMemory> memory = slots.get(0).measureMemory(trial);
                return () -> memory.ifPresent(measured -> ledger.keep(trial.id(), measured));
            });
        }
        for (int i = 0; i < missing.size(); i++) {
            next().run();
        }
    }

    private void submit(Callable<Runnable> work) {
        completions.submit(work);
    }

    /** Waits for the next piece of work and returns what this thread has to do about it. */
    private Runnable next() throws InterruptedException {
        try {
            return completions.take().get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException problem) {
                throw problem;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + file + ": " + e.getMessage(), e);
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "slot");
        thread.setDaemon(true);
        return thread;
    }

    /** Ends the workers at once; what has ended is kept, and what was running goes on next time from its checkpoint. */
    @Override
    public void close() {
        threads.shutdownNow();
        slots.forEach(Slot::close);
    }
}
