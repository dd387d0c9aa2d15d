package dev.batchwise.probe;

import dev.batchwise.advice.ProbeResults.MemoryFit;
import dev.batchwise.stats.SquaresLine;
import java.util.List;
import java.util.Optional;

/** Fits of the peak memory. */
final class MemoryFits {
    private static final int LEAST_SIZES = 3;

    /** From so many times the least peak on, most of a peak is the batch's own and little of it chance. */
    private static final double LARGE = 2;

    private MemoryFits() {}

    /** Returns the fit over the larger sizes; empty with fewer than two whose peaks are known. */
    static Optional<MemoryFit> of(List<Measured> sizes) {
        List<Measured> known =
                sizes.stream().filter(m -> m.peakBytes().isPresent()).toList();
        List<Measured> fitted = large(known);
        double[] x = fitted.stream().mapToDouble(Measured::batchSize).toArray();
        double[] y = fitted.stream().mapToDouble(m -> m.peakBytes().getAsLong()).toArray();
        return SquaresLine.fit(x, y)
                .map(line -> new MemoryFit(
                        line.intercept(),
                        line.slope(),
                        line.r2(),
                        fitted.stream().map(Measured::batchSize).toList()));
    }

    /** Returns the sizes above the last whose peak is not large; the upper half, three at least, if these are too few. */
    private static List<Measured> large(List<Measured> known) {
        long least =
                known.stream().mapToLong(m -> m.peakBytes().getAsLong()).min().orElse(0);
        int from = known.size();
        while (from > 0 && known.get(from - 1).peakBytes().getAsLong() >= LARGE * least) {
            from--;
        }
        int usual = Math.max(0, Math.min(known.size() / 2, known.size() - LEAST_SIZES));
        return known.subList(known.size() - from >= LEAST_SIZES ? from : usual, known.size());
    }
}
