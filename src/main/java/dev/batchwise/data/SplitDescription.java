package dev.batchwise.data;

import java.util.Optional;

/**
 * What is to be said of one split.
 *
 * @param split which
 * @param examples in it
 * @param memoryBytes that its values take
 * @param sha256 of its values as they are held, example by example, and then of its labels (little-endian int64) or targets
 *     (little-endian float32); 64 hexadecimal digits
 * @param targets their range; empty in classification or without examples
 */
public record SplitDescription(
        SplitName split, int examples, long memoryBytes, String sha256, Optional<TargetRange> targets) {

    /**
     * The range of targets.
     *
     * @param least of them
     * @param mean of them
     * @param deviation their standard deviation, divided by the count
     * @param greatest of them
     */
    public record TargetRange(double least, double mean, double deviation, double greatest) {
        /** Returns the range of some targets; empty if there are none. */
        static Optional<TargetRange> of(float[] targets) {
            if (targets.length == 0) {
                return Optional.empty();
            }
            double least = Double.POSITIVE_INFINITY;
            double greatest = Double.NEGATIVE_INFINITY;
            double sum = 0;
            for (float target : targets) {
                least = Math.min(least, target);
                greatest = Math.max(greatest, target);
                sum += target;
            }
            double mean = sum / targets.length;
            double squares = 0;
            for (float target : targets) {
                squares += (target - mean) * (target - mean);
            }
            return Optional.of(new TargetRange(least, mean, Math.sqrt(squares / targets.length), greatest));
        }
    }
}
