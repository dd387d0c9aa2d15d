package dev.batchwise.schedule;

/**
 * One figure of two plans, as a line of their side-by-side text.
 *
 * @param what name and unit, e.g. {@code peak memory, MiB}
 * @param given of the given plan
 * @param converted of the other
 */
public record Figure(String what, String given, String converted) {}
