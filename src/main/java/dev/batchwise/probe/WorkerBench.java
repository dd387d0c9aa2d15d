package dev.batchwise.probe;

import dev.batchwise.run.Attempt;
import dev.batchwise.run.FreeMemory;
import dev.batchwise.run.LoneWorker;
import dev.batchwise.run.WorkerCommand;
import dev.batchwise.study.HardwareSpeed;
import dev.batchwise.study.NetworkWork;
import dev.batchwise.study.PeakMemory;
import dev.batchwise.study.UpdateTiming;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/**
 * Worker processes on this machine. Those that times are taken in live from round to round, so that a size meets the same
 * process each time, unless together they would take too much memory; only one is ever busy while times are taken.
 */
public final class WorkerBench implements Bench, AutoCloseable {
    private static final UpdateTiming TIMED = new UpdateTiming(2, 0.3, 3);
    private static final UpdateTiming FIRST = new UpdateTiming(0, 0, 1);
    private static final UpdateTiming AGAIN = new UpdateTiming(0, 0, 2);
    private static final double HARDWARE_SECONDS = 0.6;

    /** Workers that wait may take this share of free memory, each so much beside what its size takes. */
    private static final double WAITING_SHARE = 0.5;

    private static final long WAITING_BYTES = 300_000_000;

    private final ProbeSpec spec;
    private final WorkerCommand command;
    private final int cores;
    private final ExecutorService threads;
    private final Map<Integer, LoneWorker> waiting = new ConcurrentHashMap<>();
    private Optional<LoneWorker> gauge = Optional.empty();

    /**
     * Creates a bench; no worker is started yet.
     *
     * @param cores workers side by side while no time is taken
     */
    public WorkerBench(ProbeSpec spec, WorkerCommand command, int cores) {
        this.spec = spec;
        this.command = command;
        this.cores = cores;
        threads = Executors.newFixedThreadPool(cores);
    }

    @Override
    public int sideBySide() {
        return cores;
    }

    @Override
    public OptionalLong freeBytes() {
        return FreeMemory.bytes();
    }

    private LoneWorker gauge() {
        LoneWorker worker = gauge.orElseGet(() -> LoneWorker.start(command));
        gauge = Optional.of(worker);
        return worker;
    }

    @Override
    public Attempt<NetworkWork> countWork() {
        return gauge().countWork(spec.trial(spec.batchSizes().get(0)));
    }

    @Override
    public Attempt<HardwareSpeed> measureHardware() {
        return gauge().measureHardware(HARDWARE_SECONDS);
    }

    @Override
    public List<Attempt<Optional<PeakMemory>>> measureMemory(List<Integer> batchSizes) {
        List<Supplier<Attempt<Optional<PeakMemory>>>> works = new ArrayList<>();
        batchSizes.forEach(size -> works.add(() -> {
            try (LoneWorker fresh = LoneWorker.startForMemory(command)) {
                return fresh.measureMemory(spec.trial(size));
            }
        }));
        return together(works);
    }

    @Override
    public void prepare(SortedMap<Integer, Long> peaks) {
        double room = WAITING_SHARE * freeBytes().orElse(Long.MAX_VALUE);
        List<Supplier<Attempt<List<Double>>>> works = new ArrayList<>();
        for (Map.Entry<Integer, Long> size : peaks.entrySet()) {
            room -= WAITING_BYTES + size.getValue();
            if (room < 0) {
                break; // these and larger ones get a new process each round
            }
            int batchSize = size.getKey();
            works.add(() -> {
                LoneWorker worker = LoneWorker.start(command);
                waiting.put(batchSize, worker);
                return worker.timeUpdates(spec.trial(batchSize), FIRST);
            });
        }
        together(works); // one that fails here fails again when it is timed
    }

    @Override
    public Attempt<List<Double>> time(int batchSize) {
        Optional<LoneWorker> own = Optional.ofNullable(waiting.get(batchSize));
        return own.isPresent() ? own.get().timeUpdates(spec.trial(batchSize), TIMED) : inFreshWorker(batchSize, TIMED);
    }

    @Override
    public Attempt<List<Double>> runAgain(int batchSize) {
        closeWorkers(); // the size has the machine to itself
        return inFreshWorker(batchSize, AGAIN);
    }

    private Attempt<List<Double>> inFreshWorker(int batchSize, UpdateTiming timing) {
        try (LoneWorker fresh = LoneWorker.start(command)) {
            return fresh.timeUpdates(spec.trial(batchSize), timing);
        }
    }

    private <T> List<T> together(List<Supplier<T>> works) {
        List<CompletableFuture<T>> futures = works.stream()
                .map(work -> CompletableFuture.supplyAsync(work, threads))
                .toList();
        try {
            return futures.stream().map(CompletableFuture::join).toList();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException problem) {
                throw problem;
            }
            throw e;
        }
    }

    private void closeWorkers() {
        waiting.values().forEach(LoneWorker::close);
        waiting.clear();
        gauge.ifPresent(LoneWorker::close);
        gauge = Optional.empty();
    }

    /** Ends every worker. */
    @Override
    public void close() {
        closeWorkers();
        threads.shutdownNow();
    }
}
