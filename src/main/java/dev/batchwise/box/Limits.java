package dev.batchwise.box;

/**
 * When a minimization ends, and what it remembers.
 *
 * @param iterations most iterations, each at least one evaluation
 * @param evaluations most evaluations; a line search that reaches it is given up
 * @param projectedGradient ends where the largest |P(x − g) − x| is no more than this
 * @param relativeReduction ends where an iteration lowers f by no more than this times max(|f before|, |f|, 1)
 * @param memory pairs of steps and gradient changes that are kept, at least 1
 */
public record Limits(int iterations, int evaluations, double projectedGradient, double relativeReduction, int memory) {
    private static final int USUAL_MEMORY = 10;

    /** Returns limits by number of iterations alone; a stationary point still ends it. */
    public static Limits ofIterations(int iterations) {
        return new Limits(iterations, Integer.MAX_VALUE, 0, 0, USUAL_MEMORY);
    }

    /** Returns a copy with another most of evaluations. */
    public Limits withEvaluations(int most) {
        return new Limits(iterations, most, projectedGradient, relativeReduction, memory);
    }
}
