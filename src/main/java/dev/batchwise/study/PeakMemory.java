package dev.batchwise.study;

/**
 * Memory of training at one batch size, measured in a worker that had done nothing else.
 *
 * @param batchSize examples per update
 * @param restBytes resident bytes with the data loaded and libtorch warm, before the network exists
 * @param peakBytes highest resident bytes while training, above the resting level
 */
public record PeakMemory(int batchSize, long restBytes, long peakBytes) {}
