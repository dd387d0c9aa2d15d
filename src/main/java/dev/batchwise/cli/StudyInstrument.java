package dev.batchwise.cli;

import dev.batchwise.ledger.Ledger;
import dev.batchwise.ledger.StudyDirectory;
import dev.batchwise.study.TrialRecord;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * An instrument as a study's directory knows it. What it finds of each trained network is kept at once, so that a
 * measurement that was ended goes on where it stood.
 *
 * @param name in the ledger
 * @param type of what it finds of one network
 */
record StudyInstrument<T extends Record>(String name, Class<T> type) {
    /** Measures one network. */
    interface Measurement<T> {
        /** Returns what was found; called from several threads. */
        T of(TrialRecord trial);
    }

    /** Returns what the last measurement of all networks has found so far, by trial; empty before the first. */
    Map<String, T> kept(StudyDirectory directory) {
        return directory
                .ledger()
                .fact(name, String.class)
                .map(asked -> kept(directory, asked))
                .orElseGet(Map::of);
    }

    private Map<String, T> kept(StudyDirectory directory, String asked) {
        Map<String, T> kept = new LinkedHashMap<>();
        directory.ledger().measured(name, type).forEach((trial, measured) -> {
            if (measured.asked().equals(asked)) {
                kept.put(trial, measured.found());
            }
        });
        return kept;
    }

    /**
     * Returns the networks that were not measured in that way before, and makes it the way that counts.
     *
     * @param asked how it is measured, exactly
     */
    List<TrialRecord> missing(StudyDirectory directory, TrainedNetworks networks, String asked) {
        directory.ledger().keepFact(name, asked);
        Map<String, T> before = kept(directory, asked);
        return networks.trials().stream()
                .filter(trial -> !before.containsKey(trial.spec().id()))
                .toList();
    }

    /**
     * Measures networks side by side.
     *
     * @param asked how it is measured, exactly
     * @param workers threads
     */
    void measure(
            StudyDirectory directory, List<TrialRecord> networks, String asked, Measurement<T> measurement, int workers)
            throws InterruptedException {
        List<Callable<Object>> work = new ArrayList<>();
        for (TrialRecord trial : networks) {
            work.add(Executors.callable(() -> directory
                    .ledger()
                    .keep(
                            name,
                            trial.spec().id(),
                            new Ledger.Measured<>(asked, NativeSection.in(() -> measurement.of(trial))))));
        }
        ExecutorService threads = Executors.newFixedThreadPool(workers, StudyInstrument::daemon);
        try {
            List<Future<Object>> done = new ArrayList<>();
            work.forEach(piece -> done.add(threads.submit(piece)));
            for (Future<Object> piece : done) {
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
