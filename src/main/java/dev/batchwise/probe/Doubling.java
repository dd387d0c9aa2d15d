package dev.batchwise.probe;

import dev.batchwise.advice.Figures;
import dev.batchwise.advice.ProbeResults.NotRun;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** The search beyond the sizes listed: the largest that ran is doubled until one does not run, what lies between bisected. */
final class Doubling {
    private static final int BISECTIONS = 3;

    private final ProbeSpec spec;
    private final Feasibility feasibility;

    Doubling(ProbeSpec spec, Feasibility feasibility) {
        this.spec = spec;
        this.feasibility = feasibility;
    }

    void run() {
        int reached = feasibility.sizes().values().stream()
                .filter(Measured::hasRun)
                .mapToInt(Measured::batchSize)
                .max()
                .orElse(0);
        if (reached == 0) {
            feasibility.notes().add("no listed size ran, so there was nothing to double");
            return;
        }
        OptionalInt wall = above(reached);
        for (int next = next(reached); wall.isEmpty() && next > reached; next = next(reached)) {
            if (feasibility.runs(next)) {
                reached = next;
            } else {
                wall = OptionalInt.of(next);
            }
        }
        if (wall.isPresent()) {
            bisect(reached, wall.getAsInt());
        } else {
            feasibility
                    .notes()
                    .add("no size up to " + Figures.count(reached) + " failed: there is none above it to try");
        }
    }

    private int next(int reached) {
        return whole(Math.min(2L * reached, spec.largest()));
    }

    /** Returns the least size above one that did not run. */
    private OptionalInt above(int reached) {
        return IntStream.concat(
                        feasibility.sizes().keySet().stream().mapToInt(size -> size),
                        feasibility.notRun().stream().mapToInt(NotRun::batchSize))
                .filter(size -> size > reached)
                .min();
    }

    private void bisect(int runs, int fails) {
        int below = runs;
        int above = fails;
        for (int i = 0; i < BISECTIONS; i++) {
            int middle = whole(((long) below + above) / 2);
            if (middle <= below || middle >= above) {
                return;
            }
            if (feasibility.runs(middle)) {
                below = middle;
            } else {
                above = middle;
            }
        }
    }

    /** Returns the size cut to whole ghost batches. */
    private int whole(long size) {
        int chunk = spec.batching().leastPass();
        return (int) (size / chunk * chunk);
    }
}
