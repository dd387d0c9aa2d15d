package dev.batchwise.claims;

/**
 * What a directory of claims is for.
 *
 * @param scale its trials are run at
 */
public record ClaimsStudy(Scale scale) {}
