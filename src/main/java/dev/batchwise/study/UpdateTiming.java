package dev.batchwise.study;

/**
 * How updates are timed.
 *
 * @param warmUps updates before the first that is timed
 * @param seconds after which no further update is begun
 * @param least updates that are timed however long they take, at least 1
 */
public record UpdateTiming(int warmUps, double seconds, int least) {}
