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
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Which sizes run, found by running each in a fresh process with its peak memory; larger ones are tried where one failed. */
final class Feasibility {
    /** The share of free memory that sizes may be expected to take. */
    static final double FREE_SHARE = 0.8;

    /** A size expected to take so many times the limit is not run to see by how much it is above it. */
    private static final double FAR = 2;

    private static final int BISECTIONS = 3;

    private final ProbeSpec spec;
    private final Bench bench;
    private final Steps steps;
    private final MemoryForecast forecast;
    private final NavigableMap<Integer, Measured> sizes = new TreeMap<>();
    private final List<NotRun> notRun = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    Feasibility(ProbeSpec spec, Bench bench, Optional<NetworkWork> work, Steps steps) {
        this.spec = spec;
        this.bench = bench;
        this.steps = steps;
        forecast = new MemoryForecast(spec, work);
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
            List<Integer> together = together(pending);
            if (together.isEmpty()) {
                int size = pending.remove(0);
                steps.dropped();
                notRun.add(new NotRun(size, obstacle(size, 0).orElseThrow()));
            } else {
                pending.removeAll(together);
                run(together);
            }
        }
        if (spec.search() == ProbeSpec.Search.UNTIL_FAILS) {
            goOn();
        }
    }

    /** Returns the next sizes that can be run side by side; none if the next one is not to be run. */
    private List<Integer> together(List<Integer> pending) {
        List<Integer> together = new ArrayList<>();
        double taken = 0;
        for (int size : pending.subList(0, Math.min(bench.sideBySide(), pending.size()))) {
            if (obstacle(size, taken).isPresent()) {
                break;
            }
            taken += forecast.bytes(size, sizes.values());
            together.add(size);
        }
        return together;
    }

    /** Returns why a size is not to be run; empty if it is. */
    private Optional<String> obstacle(int size, double takenBytes) {
        double bytes = forecast.bytes(size, sizes.values());
        OptionalLong limit = spec.memoryLimitBytes();
        if (limit.isPresent() && bytes > FAR * limit.getAsLong()) {
            return Optional.of("it is expected to take " + Figures.bytes(Math.round(bytes))
                    + ", far above the limit of " + Figures.bytes(limit.getAsLong()));
        }
        OptionalLong free = bench.freeBytes();
        if (free.isPresent() && bytes + takenBytes > FREE_SHARE * free.getAsLong()) {
            return Optional.of("it is expected to take " + Figures.bytes(Math.round(bytes)) + ", more than "
                    + Figures.number(100 * FREE_SHARE) + " % of the " + Figures.bytes(free.getAsLong())
                    + " of memory that are free");
        }
        return Optional.empty();
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

    /** Doubles the largest size that ran until one does not, then bisects what lies between. */
    private void goOn() {
        int reached = sizes.values().stream()
                .filter(Measured::hasRun)
                .mapToInt(Measured::batchSize)
                .max()
                .orElse(0);
        OptionalInt wall = wall(reached);
        while (reached > 0 && reached < spec.largest() && wall.isEmpty()) {
            int next = whole((int) Math.min(2L * reached, spec.largest()));
            if (next <= reached) {
                break;
            }
            if (runs(next)) {
                reached = next;
            } else {
                wall = OptionalInt.of(next);
            }
        }
        if (reached == 0 || wall.isEmpty()) {
            notes.add(
                    reached == 0
                            ? "no listed size ran, so there was nothing to double"
                            : "no size up to " + Figures.count(reached) + " failed: there is none above it to try");
            return;
        }
        bisect(reached, wall.getAsInt());
    }

    private OptionalInt wall(int reached) {
        return IntStream.concat(
                        sizes.keySet().stream().mapToInt(size -> size),
                        notRun.stream().mapToInt(NotRun::batchSize))
                .filter(size -> size > reached)
                .min();
    }

    private void bisect(int runs, int fails) {
        int below = runs;
        int above = fails;
        for (int i = 0; i < BISECTIONS; i++) {
            int middle = whole((below + above) / 2);
            if (middle <= below || middle >= above) {
                break;
            }
            if (runs(middle)) {
                below = middle;
            } else {
                above = middle;
            }
        }
    }

    /** Returns the size cut to whole ghost batches. */
    private int whole(int size) {
        return size / spec.batching().leastPass() * spec.batching().leastPass();
    }

    private boolean runs(int size) {
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
