package dev.batchwise.probe;

import dev.batchwise.advice.Figures;
import dev.batchwise.advice.ProbeResults.NotRun;
import dev.batchwise.run.Attempt;
import dev.batchwise.study.NetworkWork;
import dev.batchwise.study.Outcome;
import dev.batchwise.study.PeakMemory;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** Which sizes run, found by running each in a fresh process with its peak memory; larger ones are tried where one failed. */
final class Feasibility {
    private final ProbeSpec spec;
    private final Bench bench;
    private final Steps steps;
    private final MemoryGuard guard;
    private final NavigableMap<Integer, Measured> sizes = new TreeMap<>();
    private final List<NotRun> notRun = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    Feasibility(ProbeSpec spec, Bench bench, Optional<NetworkWork> work, Steps steps) {
        this.spec = spec;
        this.bench = bench;
        this.steps = steps;
        guard = new MemoryGuard(spec, bench, work);
    }

    /** Returns every size that was run, by size. */
    NavigableMap<Integer, Measured> sizes() {
        return sizes;
    }

    /** Returns the sizes that were left out, with the reasons. */
    List<NotRun> notRun() {
        return notRun;
    }

    /** Returns what a reader should know; more may be added. */
    List<String> notes() {
        return notes;
    }

    /** Runs what was asked for. */
    void measure() {
        List<Integer> pending = new ArrayList<>(spec.batchSizes());
        while (!pending.isEmpty()) {
            int size = pending.get(0);
            Optional<String> obstacle = obstacle(size, 0);
            if (obstacle.isPresent()) {
                pending.remove(0);
                steps.dropped();
                notRun.add(new NotRun(size, obstacle.get()));
            } else {
                List<Integer> together = together(pending);
                pending.removeAll(together);
                run(together);
            }
        }
        if (spec.search() == ProbeSpec.Search.UNTIL_FAILS) {
            new Doubling(spec, this).run();
        }
    }

    /** Returns the next size, and with it those that can be run beside it. */
    private List<Integer> together(List<Integer> pending) {
        List<Integer> together = new ArrayList<>();
        double taken = 0;
        for (int size : pending.subList(0, Math.min(bench.sideBySide(), pending.size()))) {
            if (!together.isEmpty() && obstacle(size, taken).isPresent()) {
                break;
            }
            taken += guard.expectedBytes(size, sizes.values());
            together.add(size);
        }
        return together;
    }

    private Optional<String> obstacle(int size, double takenBytes) {
        return guard.obstacle(size, takenBytes, sizes.values());
    }

    private void run(List<Integer> together) {
        steps.begin("memory of " + Figures.sizes(together));
        List<Attempt<Optional<PeakMemory>>> attempts = bench.measureMemory(together);
        for (int i = 0; i < together.size(); i++) {
            Measured size = new Measured(together.get(i));
            sizes.put(size.batchSize(), size);
            attempts.get(i).failure().ifPresent(size::failed);
            attempts.get(i).value().flatMap(peak -> peak).ifPresent(peak -> peaked(size, peak.peakBytes()));
            steps.done();
            steps.found("B=" + size.batchSize() + ": " + words(size));
        }
    }

    private void peaked(Measured size, long bytes) {
        size.peaked(bytes);
        spec.memoryLimitBytes().stream()
                .filter(limit -> bytes > limit)
                .forEach(limit -> size.failed(new Outcome.OutOfMemory("its peak of " + Figures.bytes(bytes)
                        + " is above the limit of " + Figures.bytes(limit) + "; it ran all the same")));
    }

    private static String words(Measured size) {
        return size.failure()
                .map(outcome -> outcome.label() + ", " + outcome.detail())
                .orElseGet(() -> size.peakBytes().isPresent()
                        ? Figures.bytes(size.peakBytes().getAsLong()) + " at its peak"
                        : "ran");
    }

    /** Runs one more size if nothing is in the way, and says whether it ran. */
    boolean runs(int size) {
        Optional<String> obstacle = obstacle(size, 0);
        if (obstacle.isPresent()) {
            notRun.add(new NotRun(size, obstacle.get()));
            return false;
        }
        steps.added();
        run(List.of(size));
        return Optional.ofNullable(sizes.get(size)).filter(Measured::hasRun).isPresent();
    }
}
