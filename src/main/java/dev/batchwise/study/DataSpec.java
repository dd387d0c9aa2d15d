package dev.batchwise.study;

/**
 * Which data a trial sees, and how its training part is split.
 *
 * @param name {@code mnist} or {@code idx:DIR}
 * @param validationFraction the share of the training part held out for choices, in [0, 1); 0 for none
 * @param splitSeed seed of the stratified validation split
 */
public record DataSpec(String name, double validationFraction, long splitSeed) {}
