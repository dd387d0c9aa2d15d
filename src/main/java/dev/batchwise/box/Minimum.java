package dev.batchwise.box;

/**
 * What a minimization found.
 *
 * @param value the least value among its iterates
 * @param iterations made
 * @param evaluations of value and gradient together
 * @param projectedGradient largest |P(x − g) − x| at the last iterate
 * @param ending why it ended
 */
public record Minimum(double value, int iterations, int evaluations, double projectedGradient, Ending ending) {
    /** Why a minimization ended. */
    public enum Ending {
        /** The projected gradient is small enough: a stationary point. */
        STATIONARY,
        /** The value hardly fell any more. */
        STALLED,
        /** All iterations or evaluations that were allowed have been made. */
        LIMIT,
        /** No lower value was found along a direction of descent: rounding, or a function that is not smooth. */
        NO_DESCENT
    }
}
