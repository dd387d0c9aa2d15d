package dev.batchwise.advice;

import dev.batchwise.study.CurvePoint;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Where a learning curve first comes down to a training loss.
 *
 * @param examples shown until then
 * @param updates made until then
 * @param seconds of training until then
 * @param validationAccuracy at that moment, 0..1; empty without a validation split
 */
public record Crossing(double examples, double updates, double seconds, OptionalDouble validationAccuracy) {
    /**
     * Returns the first crossing. Between the last point above the loss L and the first at or below it, everything is
     * taken to change linearly with log loss: fraction (ln l₀ − ln L)/(ln l₀ − ln l₁), which is exact for an exponential
     * curve. Empty if no point is at or below L.
     *
     * @param lossNats L, positive
     */
    public static Optional<Crossing> of(List<CurvePoint> curve, double lossNats) {
        for (int i = 0; i < curve.size(); i++) {
            if (curve.get(i).trainLoss() <= lossNats) {
                CurvePoint before = curve.get(Math.max(0, i - 1));
                return Optional.of(between(before, curve.get(i), lossNats));
            }
        }
        return Optional.empty();
    }

    private static Crossing between(CurvePoint from, CurvePoint to, double lossNats) {
        double fall = log(from.trainLoss()) - log(to.trainLoss());
        double f = fall > 0 ? (log(from.trainLoss()) - log(lossNats)) / fall : 1;
        OptionalDouble accuracy =
                from.validationAccuracy().isPresent() && to.validationAccuracy().isPresent()
                        ? OptionalDouble.of(mix(
                                from.validationAccuracy().getAsDouble(),
                                to.validationAccuracy().getAsDouble(),
                                f))
                        : OptionalDouble.empty();
        return new Crossing(
                mix((double) from.examples(), (double) to.examples(), f),
                mix((double) from.updates(), (double) to.updates(), f),
                mix(from.seconds(), to.seconds(), f),
                accuracy);
    }

    private static double mix(double from, double to, double fraction) {
        return from + fraction * (to - from);
    }

    /** Loss can underflow to 0, whose logarithm would not be finite. */
    private static double log(double loss) {
        return Math.log(Math.max(loss, Double.MIN_NORMAL));
    }
}
