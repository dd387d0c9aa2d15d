package dev.batchwise.data;

/** What examples are compared by: a row of d numbers for each of n examples. */
public sealed interface Features permits PartFeatures, FlatFeatures, ChosenFeatures {
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

    /** Returns some of these rows, example i of which is row {@code rows[i]}. */
    default Features rows(int[] rows) {
        return new ChosenFeatures(this, rows);
    }

    /**
     * Returns the values of a split, pixels as 0…255, read where they lie.
     *
     * @param part of n examples of d values
     */
    static Features values(Part part) {
        return new PartFeatures(part);
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
