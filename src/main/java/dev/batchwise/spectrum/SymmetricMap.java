package dev.batchwise.spectrum;

/** A symmetric linear map of ℝⁿ, known by what it does to a vector. */
public interface SymmetricMap {
    /** Returns n. */
    int dimension();

    /**
     * Fills in the map's value at v: one product.
     *
     * @param v n numbers; not to be kept or changed
     * @param product receives n numbers
     */
    void apply(double[] v, double[] product);
}
