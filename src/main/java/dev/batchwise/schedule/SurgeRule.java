package dev.batchwise.schedule;

import dev.batchwise.study.UsageException;
import java.util.ArrayList;
import java.util.List;

/**
 * Adam's rate with the noise scale known: η(B) = η_max / [½(√(B_noise/B) + √(B/B_noise))], which rises like √B, is
 * largest at B_noise, and falls beyond (Li et al. 2024).
 *
 * @param noiseScale B_noise in examples, above 0
 */
public record SurgeRule(double noiseScale) implements ScalingRule {
    /** Checks the noise scale. */
    public SurgeRule {
        if (!(noiseScale > 0) || Double.isInfinite(noiseScale)) {
            throw new UsageException("noise scale " + noiseScale
                    + " is not above 0; measure it with `batchwise noise` and give e.g. 900");
        }
    }

    @Override
    public String label() {
        return "surge";
    }

    @Override
    public String paper() {
        return "Li et al. 2024, Surge Phenomenon in Optimal Learning Rate and Batch Size Scaling";
    }

    @Override
    public String assumes() {
        return "Adam or another optimizer of sign type, and a noise scale that holds for the whole run, while in truth it grows"
                + " in training and the peak moves to larger batches with it";
    }

    @Override
    public double rateFactor(double fromBatch, double toBatch) {
        return relativeRate(toBatch) / relativeRate(fromBatch);
    }

    /** Returns η(B)/η_max, in (0, 1]. */
    private double relativeRate(double batchSize) {
        return 2 / (Math.sqrt(noiseScale / batchSize) + Math.sqrt(batchSize / noiseScale));
    }

    @Override
    public List<String> doubts(Recipe given, int toBatch) {
        List<String> doubts = new ArrayList<>();
        if (given.adam().isEmpty()) {
            doubts.add("the rule is for Adam; for SGD linear is the rule that keeps the noise scale");
        }
        if (toBatch > noiseScale) {
            doubts.add("batch size " + toBatch + " lies beyond the noise scale " + Numerals.threeDigits(noiseScale)
                    + ", where the optimal rate falls again and a larger batch saves little");
        }
        return doubts;
    }
}
