package dev.batchwise.data;

/**
 * The affine map from targets to what a network learns, (y − mean)/std: learning rates then do not depend on the unit of the
 * targets, and a squared error of 1 is that of always naming the mean.
 *
 * @param mean of the targets of the training part, validation included, so that it does not depend on the split; of those
 *     kept where only some are trained on
 * @param std standard deviation of the same (divided by the count); above 0
 */
public record TargetScale(double mean, double std) {
    /** Returns the scale of some targets, of which two differ. */
    static TargetScale of(float[] targets) {
        double sum = 0;
        for (float target : targets) {
            sum += target;
        }
        double mean = sum / targets.length;
        double squares = 0;
        for (float target : targets) {
            squares += (target - mean) * (target - mean);
        }
        return new TargetScale(mean, Math.sqrt(squares / targets.length));
    }

    /** Returns what a network learns: computed in float64 and rounded once. */
    float[] apply(float[] targets) {
        float[] scaled = new float[targets.length];
        for (int i = 0; i < targets.length; i++) {
            scaled[i] = (float) ((targets[i] - mean) / std);
        }
        return scaled;
    }
}
