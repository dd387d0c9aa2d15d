package dev.batchwise.cli;

import dev.batchwise.claims.Claim;
import dev.batchwise.claims.Evidence;
import dev.batchwise.claims.Measurement;
import dev.batchwise.claims.Scale;
import dev.batchwise.claims.SharedTrials;
import dev.batchwise.claims.Unmeasurable;
import dev.batchwise.ledger.Ledger;
import dev.batchwise.ledger.StudyDirectory;
import dev.batchwise.report.Quantities;
import dev.batchwise.run.WorkerCommand;
import dev.batchwise.study.DataSpec;
import dev.batchwise.study.PeakMemory;
import dev.batchwise.study.TrialRecord;
import dev.batchwise.study.UsageException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/**
 * The measurements that claims ask for: each is kept as it is found, and one that was kept is not made again.
 *
 * @param directory held
 * @param slots measurements side by side
 * @param terminal to show progress on
 */
record ClaimInstruments(StudyDirectory directory, int slots, Terminal terminal) {

    private static final String UNMEASURABLE = "unmeasurable";

    private static String name(Measurement<?> asked) {
        return asked.instrument() + " " + asked.key();
    }

    /** Returns what is kept of one instrument after another, each read once. */
    static Evidence.Kept kept(StudyDirectory directory) {
        Map<String, Map<String, ?>> read = new LinkedHashMap<>();
        Map<String, Ledger.Measured<Unmeasurable>> failures =
                directory.ledger().measured(UNMEASURABLE, Unmeasurable.class);
        return new Evidence.Kept() {
            @Override
            public <T extends Record> java.util.Optional<T> of(Measurement<T> asked) {
                Map<String, ?> known = read.computeIfAbsent(
                        asked.instrument(), name -> directory.ledger().measured(name, asked.found()));
                return java.util.Optional.ofNullable(known.get(asked.key()))
                        .map(measured -> asked.found().cast(((Ledger.Measured<?>) measured).found()));
            }

            @Override
            public java.util.Optional<Unmeasurable> failure(Measurement<?> asked) {
                return java.util.Optional.ofNullable(failures.get(name(asked))).map(Ledger.Measured::found);
            }
        };
    }

    /** Measures what is missing; what cannot be measured is told and left out. */
    void measureAll(List<Claim> claims, Scale scale, SharedTrials shared, WorkerCommand worker)
            throws InterruptedException {
        List<Measurement<?>> missing = missing(claims, scale, shared);
        if (missing.isEmpty()) {
            return;
        }
        ClaimMachines.add(directory.ledger(), List.of(Environments.here(slots)));
        terminal.err().println(Quantities.count(missing.size(), "measurement") + ":");
        AtomicInteger done = new AtomicInteger();
        for (List<Measurement<?>> alike : together(missing)) {
            try (LoadedInstruments instruments = new LoadedInstruments(directory.path(), worker, slots)) {
                List<Callable<Object>> work = alike.stream()
                        .map(asked -> piece(instruments, asked, done, missing.size()))
                        .toList();
                // Nothing runs beside what is timed.
                runAll(work, alike.get(0) instanceof Measurement.Times ? 1 : slots);
            }
        }
    }

    /** Returns what one instrument finds with one data set together, so that only these are held at a time; timings first. */
    private static List<List<Measurement<?>>> together(List<Measurement<?>> missing) {
        record Load(String instrument, DataSpec data) {}
        Map<Load, List<Measurement<?>>> loads = missing.stream()
                .collect(Collectors.groupingBy(
                        asked -> new Load(asked.instrument(), asked.data()), LinkedHashMap::new, Collectors.toList()));
        return loads.values().stream()
                .sorted(Comparator.comparing(alike -> !(alike.get(0) instanceof Measurement.Times)))
                .toList();
    }

    private Callable<Object> piece(LoadedInstruments instruments, Measurement<?> asked, AtomicInteger done, int outOf) {
        return Executors.callable(() -> {
            String found = measure(instruments, asked);
            say("[" + done.incrementAndGet() + "/" + outOf + "] " + asked.instrument() + " of " + asked.key() + ": "
                    + found);
        });
    }

    private List<Measurement<?>> missing(List<Claim> claims, Scale scale, SharedTrials shared) {
        Map<String, TrialRecord> ended = directory.ledger().trials();
        Map<String, PeakMemory> memory = directory.ledger().memory();
        Evidence.Kept kept = kept(directory);
        Map<String, Measurement<?>> missing = new LinkedHashMap<>();
        for (Claim claim : claims) {
            Evidence evidence = shared.evidence(claim.card().id(), ended, memory, kept);
            for (Measurement<?> asked : claim.measurements(scale, evidence)) {
                if (kept.of(asked).isEmpty()) {
                    missing.putIfAbsent(name(asked), asked);
                }
            }
        }
        return List.copyOf(missing.values());
    }

    private <T extends Record> String measure(LoadedInstruments instruments, Measurement<T> asked) {
        try {
            long start = System.nanoTime();
            T found = instruments.measure(asked);
            directory.ledger().keep(asked.instrument(), asked.key(), new Ledger.Measured<>("", found));
            return Quantities.duration((System.nanoTime() - start) / 1e9);
        } catch (UsageException e) {
            String reason = String.join("; ", e.problems());
            directory.ledger().keep(UNMEASURABLE, name(asked), new Ledger.Measured<>("", new Unmeasurable(reason)));
            return "not measured: " + reason;
        }
    }

    private synchronized void say(String line) {
        terminal.err().println("  " + line);
        terminal.err().flush();
    }

    private static void runAll(List<Callable<Object>> work, int sideBySide) throws InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(sideBySide, ClaimInstruments::daemon);
        try {
            List<Future<Object>> pieces = new ArrayList<>();
            work.forEach(piece -> pieces.add(threads.submit(piece)));
            for (Future<Object> piece : pieces) {
                piece.get();
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException problem ? problem : new IllegalStateException(e.getCause());
        } finally {
            threads.shutdownNow();
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "instrument");
        thread.setDaemon(true);
        return thread;
    }
}
