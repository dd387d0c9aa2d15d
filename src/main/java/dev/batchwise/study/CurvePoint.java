package dev.batchwise.study;

import java.util.OptionalDouble;

/**
 * One point of a learning curve.
 *
 * @param examples examples shown so far
 * @param updates updates made so far
 * @param seconds training time so far, evaluation not counted
 * @param trainLoss mean cross-entropy over the curve's fixed training examples, nats
 * @param trainAccuracy over the same examples, in 0..1
 * @param validationLoss mean cross-entropy over the validation split, nats; empty without one
 * @param validationAccuracy in 0..1; empty without a validation split
 */
public record CurvePoint(
        long examples,
        long updates,
        double seconds,
        double trainLoss,
        double trainAccuracy,
        OptionalDouble validationLoss,
        OptionalDouble validationAccuracy) {}
