package dev.batchwise.schedule;

/**
 * One update of a plan.
 *
 * @param examplesBefore shown before it
 * @param batchSize shown by it
 */
public record Update(long examplesBefore, int batchSize) {
    /** Returns the middle example, at which every schedule is evaluated: a half if the batch size is odd. */
    public double middle() {
        return examplesBefore + batchSize / 2.0;
    }

    /** Returns the examples shown once it is made. */
    public long examplesAfter() {
        return examplesBefore + batchSize;
    }
}
