package dev.batchwise.data;

import java.util.List;

/**
 * The affine map from a pixel to the model's input, channel by channel: (pixel/255 − mean)/std. Values that are floats are
 * the input already; their normalization is {@link #NONE}.
 *
 * @param channels of an image in their order; one for all features of an example that is no image; none for no map at all
 */
public record Normalization(List<Channel> channels) {
    /** The identity, on floats. */
    public static final Normalization NONE = new Normalization(List.of());

    /** Copies the channels. */
    public Normalization {
        channels = List.copyOf(channels);
    }

    /** Creates the map of grey images. */
    public Normalization(double mean, double std) {
        this(List.of(new Channel(mean, std)));
    }

    /** Returns whether values are the input already. */
    public boolean isNone() {
        return channels.isEmpty();
    }

    /**
     * The map of one channel.
     *
     * <p>Every input a model sees is computed in float32 as {@code (float) pixel * scale() + shift()}: one multiplication,
     * rounded, then one addition, rounded, never fused. The two constants are computed in float64 and rounded once. This
     * is the only place that says so; whoever computes it elsewhere gets the same bits.
     *
     * @param mean of pixel/255 over all examples of the training part, validation included, so that it does not depend on
     *     the split; over the examples kept where only some are trained on
     * @param std standard deviation of pixel/255 over the same (divided by the count, not the count less one); above 0
     */
    public record Channel(double mean, double std) {
        /** Checks that the map is finite. */
        public Channel {
            if (!Double.isFinite(mean) || !Double.isFinite(std) || std <= 0) {
                throw new IllegalArgumentException("mean " + mean + " and standard deviation " + std);
            }
        }

        /** Returns 1/(255·std), the factor of a pixel in 0…255. */
        public float scale() {
            return (float) (1 / (255 * std));
        }

        /** Returns −mean/std, what is added to the scaled pixel. */
        public float shift() {
            return (float) (-mean / std);
        }

        /**
         * Returns the model's input for one pixel.
         *
         * @param pixel in 0…255
         */
        public float apply(int pixel) {
            return (float) pixel * scale() + shift();
        }
    }
}
