package dev.batchwise.data;

import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/**
 * Rows of many numbers made short: x ↦ Gx with independent standard normal entries in G. Up to one common factor that
 * keeps the squared distance of two rows, with a relative standard deviation of √(2/32) = 25 % (Johnson and
 * Lindenstrauss 1984; Dasgupta and Gupta 2003).
 */
final class RandomProjection {
    private static final int WIDTH = 32;
    private static final long SEED = 0x51D1;

    private final float[] matrix; // [d, WIDTH]

    private RandomProjection(int dimensions) {
        var normal = ZigguratSampler.NormalizedGaussian.of(Generators.of(SEED, dimensions));
        this.matrix = new float[dimensions * WIDTH];
        for (int i = 0; i < matrix.length; i++) {
            matrix[i] = (float) normal.sample();
        }
    }

    /** Returns the numbers of a short row: 32, or d if that is less. */
    static int width(Features features) {
        return Math.min(features.dimensions(), WIDTH);
    }

    /**
     * Returns the short rows, the same for the same features; rows that are short already are not projected. Costs n·d·32
     * multiplications, zeros left out.
     *
     * @return shape [n, {@link #width}], the last dimension running fastest
     * @throws IllegalArgumentException if a row is not finite, or too large for its projection to be
     */
    static float[] rows(Features features) {
        RandomProjection projection = new RandomProjection(features.dimensions());
        int width = width(features);
        float[] rows = new float[Math.multiplyExact(features.examples(), width)];
        float[] row = new float[features.dimensions()];
        for (int i = 0; i < features.examples(); i++) {
            features.copy(i, row);
            float[] projected = row.length == width ? row : projection.apply(row);
            requireFinite(projected, i);
            System.arraycopy(projected, 0, rows, i * width, width);
        }
        return rows;
    }

    private float[] apply(float[] row) {
        float[] projected = new float[WIDTH];
        for (int i = 0; i < row.length; i++) {
            float x = row[i];
            if (x != 0) {
                for (int j = 0; j < WIDTH; j++) {
                    projected[j] += x * matrix[i * WIDTH + j];
                }
            }
        }
        return projected;
    }

    private static void requireFinite(float[] projected, int example) {
        for (float value : projected) {
            if (!Float.isFinite(value)) {
                throw new IllegalArgumentException("the features of example " + example + " are not finite");
            }
        }
    }
}
