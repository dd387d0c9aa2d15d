package dev.batchwise.study;

/**
 * One estimate of a trial's gradient noise, from one update. Both figures are unbiased, of either sign, and of little worth by
 * themselves: averaged separately, then divided, they give a noise scale.
 *
 * @param examples shown before the update
 * @param batchSize of the update
 * @param traceCovariance tr Σ of per-example gradients over the training examples
 * @param gradientSquaredNorm |G|² of the mean gradient over the training examples
 */
public record NoiseSample(long examples, int batchSize, double traceCovariance, double gradientSquaredNorm) {}
