package dev.batchwise.data;

/** What examples are compared by: a row of d numbers for each of n examples. */
public sealed interface Features permits PixelFeatures, FlatFeatures {
    /** Returns n. */
    int examples();

    /** Returns d, the numbers of a row. */
    int dimensions();

    /**
     * Copies one row.
     *
     * @param example in 0…n−1
     * @param into receives the d numbers, from element 0 on
     */
    void copy(int example, float[] into);

    /**
     * Returns the pixels of a split, 0…255 each, read where they lie.
     *
     * @param part of n images of d pixels
     */
    static Features pixels(Part part) {
        return new PixelFeatures(part);
    }

    /**
     * Returns rows that were computed elsewhere, e.g. by a network's last hidden layer.
     *
     * @param values of shape [n, d], the last dimension running fastest; they are not copied
     * @param dimensions d, at least 1
     */
    static Features of(float[] values, int dimensions) {
        return new FlatFeatures(values, dimensions);
    }
}
