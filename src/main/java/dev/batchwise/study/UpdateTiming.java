package dev.batchwise.study;

/**
 * How updates are timed.
 *
 * @param warmUps updates before the first that is timed; fewer, but one, where the seconds, if they are not 0, pass before
 * @param seconds after which no further update is begun
 * @param least updates that are timed all the same, at least 1; fewer, but one, where {@value #PATIENCE} times the seconds, if
 *     they are not 0, pass before
 */
public record UpdateTiming(int warmUps, double seconds, int least) {
    /** How many times its seconds a timing takes to come to its least updates. */
    public static final int PATIENCE = 10;
}
