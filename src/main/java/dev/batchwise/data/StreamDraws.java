package dev.batchwise.data;

import java.util.stream.DoubleStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/**
 * Random numbers that belong to positions in a stream of examples: how the stream is cut into batches, and where it is taken
 * up again, does not change them.
 *
 * @param seed of all of them
 */
public record StreamDraws(long seed) {
    /** Tells them from the permutations of the same seed. */
    private static final long PURPOSE = 0x0A06_3E27_0000_0000L;
    /** Tells numbers of the normal distribution from uniform ones at the same position. */
    private static final long NORMAL = 0x5D1E_90C4_0000_0000L;

    private static final int BLOCK = 64; // positions

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

    /**
     * Returns numbers from N(0, 1), one a position, which owe nothing to the {@linkplain #uniform uniform} ones. A generator
     * serves a whole block of positions, since making one takes longer than drawing from it.
     *
     * @param first position in the stream, at least 0
     * @param count how many positions
     */
    public double[] normal(long first, int count) {
        double[] numbers = new double[count];
        int filled = 0;
        while (filled < count) {
            long block = (first + filled) / BLOCK;
            var gaussian = ZigguratSampler.NormalizedGaussian.of(Generators.of(seed ^ NORMAL, block));
            for (long at = block * BLOCK; at < (block + 1) * BLOCK && filled < count; at++) {
                double number = gaussian.sample();
                if (at == first + filled) {
                    numbers[filled++] = number;
                }
            }
        }
        return numbers;
    }
}
