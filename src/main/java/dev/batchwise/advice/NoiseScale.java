package dev.batchwise.advice;

import dev.batchwise.stats.Ratio;
import java.util.OptionalDouble;

/**
 * A gradient noise scale, in examples (McCandlish et al. 2018, B_simple): the batch size at which the noise of a batch's gradient
 * is as long as the gradient itself.
 *
 * @param value tr Σ/|G|²; empty where the estimate of |G|² is not positive
 * @param low end of its interval, if there is one
 * @param high end of its interval; empty where it is not identified
 * @param identified whether |G|² can be told from 0
 */
public record NoiseScale(OptionalDouble value, OptionalDouble low, OptionalDouble high, boolean identified) {
    /** Level of every interval of a noise scale. */
    public static final double CONFIDENCE = 0.95;

    /** Returns a ratio as a noise scale. */
    public static NoiseScale of(Ratio ratio) {
        return new NoiseScale(ratio.value(), ratio.low(), ratio.high(), ratio.identified());
    }

    /** Returns in words how intervals are found. */
    public static String interval(int blocks) {
        return blocks < 2 ? "none: too few blocks" : "Fieller on a block jackknife, " + blocks + " blocks, 95 %";
    }
}
