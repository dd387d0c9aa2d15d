package dev.batchwise.probe;

import dev.batchwise.study.NetworkWork;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What a size that was not run yet would take: only to keep the machine from harm, never to be reported as found. */
final class MemoryForecast {
    /** Until two sizes were measured: activations, and gradients and what a convolution unfolds beside them. */
    private static final double UNMEASURED_FACTOR = 2;

    private final ProbeSpec spec;
    private final Optional<NetworkWork> work;

    MemoryForecast(ProbeSpec spec, Optional<NetworkWork> work) {
        this.spec = spec;
        this.work = work;
    }

    /**
     * Returns the expected peak above rest: on the line through the two largest passes measured, but no less than the pass's
     * activations; 0 if nothing is known.
     */
    double bytes(int batchSize, Collection<Measured> measured) {
        int pass = spec.pass(batchSize);
        double activations = work.map(w -> w.passBytes(pass)).orElse(0.0);
        List<Measured> largest = measured.stream()
                .filter(m -> m.peakBytes().isPresent())
                .sorted(Comparator.comparingInt(Measured::batchSize).reversed())
                .limit(2)
                .toList();
        if (largest.size() < 2) {
            return UNMEASURED_FACTOR * activations;
        }
        return Math.max(activations, line(pass, largest.get(1), largest.get(0)));
    }

    private double line(int pass, Measured smaller, Measured larger) {
        long peak = larger.peakBytes().getAsLong();
        int between = spec.pass(larger.batchSize()) - spec.pass(smaller.batchSize());
        double slope = between == 0 ? 0 : (double) (peak - smaller.peakBytes().getAsLong()) / between;
        return peak + slope * (pass - spec.pass(larger.batchSize()));
    }
}
