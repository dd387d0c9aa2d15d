package dev.batchwise.claims;

/**
 * A measurement that was tried and gave nothing.
 *
 * @param reason in a sentence's end
 */
public record Unmeasurable(String reason) {}
