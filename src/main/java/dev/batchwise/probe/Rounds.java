package dev.batchwise.probe;

import dev.batchwise.run.Attempt;
import dev.batchwise.study.HardwareSpeed;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Times every size that ran, and the machine's ceilings, in rounds: one after another, every second round backwards, so that a
 * machine that becomes slower or faster does so for all of them.
 */
final class Rounds {
    private final ProbeSpec spec;
    private final Bench bench;
    private final Steps steps;
    private final NavigableMap<Integer, Measured> sizes;
    private final List<HardwareSpeed> ceilings = new ArrayList<>();

    Rounds(ProbeSpec spec, Bench bench, Steps steps, NavigableMap<Integer, Measured> sizes) {
        this.spec = spec;
        this.bench = bench;
        this.steps = steps;
        this.sizes = sizes;
    }

    /** Takes the times; a size that fails meanwhile is left out of later rounds. */
    void run() {
        SortedMap<Integer, Long> peaks = new TreeMap<>();
        running().forEach(size -> peaks.put(size.batchSize(), size.peakBytes().orElse(0)));
        steps.timing(peaks.size());
        steps.begin("starting a worker for each size");
        bench.prepare(peaks);
        for (int round = 0; round < spec.rounds(); round++) {
            bench.measureHardware().value().ifPresent(ceilings::add);
            List<Measured> order = running();
            if (round % 2 == 1) {
                Collections.reverse(order);
            }
            for (Measured size : order) {
                time(size, round);
            }
        }
    }

    private List<Measured> running() {
        return new ArrayList<>(sizes.values().stream().filter(Measured::hasRun).toList());
    }

    private void time(Measured size, int round) {
        steps.begin("time of B=" + size.batchSize() + ", round " + (round + 1) + " of " + spec.rounds());
        Attempt<List<Double>> attempt = bench.time(size.batchSize());
        attempt.value().ifPresent(size::timed);
        attempt.failure().ifPresent(outcome -> {
            size.failedLater(outcome);
            steps.found("B=" + size.batchSize() + ": " + outcome.label() + ", " + outcome.detail());
        });
        steps.done();
    }

    /** Returns the best that any round found; empty if none could measure it. */
    Optional<HardwareSpeed> hardware() {
        return ceilings.isEmpty()
                ? Optional.empty()
                : Optional.of(new HardwareSpeed(
                        ceilings.stream()
                                .mapToDouble(HardwareSpeed::matmulGflops)
                                .max()
                                .getAsDouble(),
                        ceilings.stream()
                                .mapToDouble(HardwareSpeed::copyGBs)
                                .max()
                                .getAsDouble()));
    }
}
