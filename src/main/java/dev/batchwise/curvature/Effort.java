package dev.batchwise.curvature;

/** Hears what has been spent and what was found. */
public interface Effort {
    /** About what a product with the Hessian costs, in gradients. */
    double PRODUCT = 3.1;

    /**
     * Hears of work that was done.
     *
     * @param gradients what it cost, in evaluations of the loss with its gradient: over all examples, or over one where
     *     examples are counted
     */
    void spent(double gradients);

    /** Hears of a figure that was found, as one line of words. */
    void found(String line);

    /** Returns one that does not listen. */
    static Effort unheard() {
        return new Effort() {
            @Override
            public void spent(double gradients) {}

            @Override
            public void found(String line) {}
        };
    }
}
