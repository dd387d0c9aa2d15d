package dev.batchwise.data;

import java.util.stream.DoubleStream;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * Random numbers that belong to positions in a stream of examples: how the stream is cut into batches, and where it is taken
 * up again, does not change them.
 *
 * @param seed of all of them
 */
public record StreamDraws(long seed) {
    /** Tells them from the permutations of the same seed. */
    private static final long PURPOSE = 0x0A06_3E27_0000_0000L;

    /**
     * Returns numbers that are uniform in [0, 1), the first of however many are asked for.
     *
     * @param position in the stream, at least 0
     * @param count how many
     */
    public double[] uniform(long position, int count) {
        UniformRandomProvider generator = Generators.of(seed ^ PURPOSE, position);
        return DoubleStream.generate(generator::nextDouble).limit(count).toArray();
    }
}
