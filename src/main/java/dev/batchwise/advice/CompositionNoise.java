package dev.batchwise.advice;

import dev.batchwise.study.Composition;
import java.util.List;
import java.util.OptionalDouble;

/**
 * How much noise the gradient of a batch has by how batches are composed. Shuffled epochs are samples without replacement, whose
 * noise is known: E|G_B − G|² = tr Σ/m·(N − m)/(N − 1). Batches that hold every class, or every kind of example, in its share leave
 * out the part of tr Σ that lies between them (Cochran 1977, sections 2.6 and 5.6).
 *
 * @param network which, and the examples that are the population
 * @param traceCovariance tr Σ over these examples
 * @param gradientSquaredNorm |G|² over these examples
 * @param seed of the orders
 * @param points by composition as asked for, then by batch size
 */
public record CompositionNoise(
        MeasuredNetwork network, double traceCovariance, double gradientSquaredNorm, long seed, List<Point> points) {
    /** Copies the list. */
    public CompositionNoise {
        points = List.copyOf(points);
    }

    /**
     * One composition at one batch size.
     *
     * @param composition of the batches
     * @param batchSize m
     * @param epochs that were cut into batches, each in an order of its own
     * @param batches of each epoch that were taken, evenly spaced
     * @param meanSquaredDistance mean of |G_B − G|²
     * @param standardError of that mean over epochs; empty for one
     * @param shuffled tr Σ/m·(N − m)/(N − 1), what shuffled batches have, exactly
     */
    public record Point(
            Composition composition,
            int batchSize,
            int epochs,
            int batches,
            double meanSquaredDistance,
            OptionalDouble standardError,
            double shuffled) {
        /** Returns the noise as a multiple of that of shuffled batches: below 1 if the composition lowers it. */
        public double ratio() {
            return meanSquaredDistance / shuffled;
        }

        /** Returns the standard error of the ratio: what it is divided by has none. Empty for one epoch. */
        public OptionalDouble ratioError() {
            return standardError.isPresent()
                    ? OptionalDouble.of(standardError.getAsDouble() / shuffled)
                    : OptionalDouble.empty();
        }
    }
}
