package dev.batchwise.probe;

import dev.batchwise.advice.Figures;
import dev.batchwise.study.NetworkWork;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Keeps the machine from harm: expects what a size that was not run yet would take, and says where that is too much. What it
 * expects is never reported as found.
 */
final class MemoryGuard {
    /** Until two sizes were measured: activations, and gradients and what a convolution unfolds beside them. */
    private static final double UNMEASURED_FACTOR = 2;

    /** The share of free memory that sizes may be expected to take. */
    private static final double FREE_SHARE = 0.8;

    /** A size expected to take so many times the limit is not run to see by how much it is above it. */
    private static final double FAR = 2;

    private final ProbeSpec spec;
    private final Bench bench;
    private final Optional<NetworkWork> work;

    MemoryGuard(ProbeSpec spec, Bench bench, Optional<NetworkWork> work) {
        this.spec = spec;
        this.bench = bench;
        this.work = work;
    }

    /**
     * Returns why a size is not to be run; empty if it is.
     *
     * @param takenBytes what others that run beside it are expected to take
     */
    Optional<String> obstacle(int batchSize, double takenBytes, Collection<Measured> measured) {
        double bytes = expectedBytes(batchSize, measured);
        String words = "it is expected to take " + Figures.bytes(Math.round(bytes));
        OptionalLong limit = spec.memoryLimitBytes();
        if (limit.isPresent() && bytes > FAR * limit.getAsLong()) {
            return Optional.of(words + ", far above the limit of " + Figures.bytes(limit.getAsLong()));
        }
        OptionalLong free = bench.freeBytes();
        if (free.isPresent() && bytes + takenBytes > FREE_SHARE * free.getAsLong()) {
            return Optional.of(words + ", more than " + Figures.number(100 * FREE_SHARE) + " % of the "
                    + Figures.bytes(free.getAsLong()) + " of memory that are free");
        }
        return Optional.empty();
    }

    /**
     * Returns the expected peak above rest: on the line through the two largest passes measured, but no less than the pass's
     * activations; 0 if nothing is known.
     */
    double expectedBytes(int batchSize, Collection<Measured> measured) {
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
