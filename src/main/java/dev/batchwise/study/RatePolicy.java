package dev.batchwise.study;

import java.util.Locale;

/** How the learning rate of a batch size B is chosen, given a rate η₀ at the reference batch size B₀. */
public enum RatePolicy {
    /** Searched at each batch size, on validation. */
    TUNED,
    /** η₀·B/B₀ (Goyal et al. 2017). */
    LINEAR,
    /** η₀·√(B/B₀) (Krizhevsky 2014; Hoffer et al. 2017). */
    SQRT,
    /** η₀ at every batch size. */
    CONSTANT;

    /** Returns the name used in JSON, on the command line and in tables: lower case. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Returns the learning rate of this policy, for the policies that follow from a reference.
     *
     * @param referenceRate η₀ &gt; 0
     * @param batchSize B in examples
     * @param referenceBatch B₀ in examples
     * @throws IllegalStateException for {@link #TUNED}, which follows from no reference
     */
    public double scale(double referenceRate, int batchSize, int referenceBatch) {
        double ratio = (double) batchSize / referenceBatch;
        return switch (this) {
            case LINEAR -> referenceRate * ratio;
            case SQRT -> referenceRate * Math.sqrt(ratio);
            case CONSTANT -> referenceRate;
            case TUNED -> throw new IllegalStateException("the tuned policy searches its rate");
        };
    }
}
