package dev.batchwise.schedule;

import dev.batchwise.study.UsageException;
import java.util.ArrayList;
import java.util.List;

/**
 * Turns growth of the batch size into decay of the learning rate at one batch size, so that the noise scale stays what it
 * was at every example: the way back from {@link DecayToGrowth}. With B the given batch size, B₀ the constant one and p
 * the law's power, ε′ = ε · (B₀/B)^(1/p).
 *
 * @param law what stays the same
 * @param batchSize B₀ in examples, at least 1
 */
public record GrowthToDecay(NoiseLaw law, int batchSize) {

    /** Checks the batch size. */
    public GrowthToDecay {
        if (batchSize < 1) {
            throw new UsageException(
                    "batch size " + batchSize + " is not positive; give an integer of at least 1, e.g. 128");
        }
    }

    /**
     * Returns the given plan beside the decaying one.
     *
     * @throws UsageException if rate and batch size both change and one of them does so smoothly
     */
    public Conversion convert(Plan given) {
        double root = 1.0 / law.power();
        Schedule factor = given.batchSize().power(Math.pow(batchSize, root), -root);
        Schedule rate = given.learningRate();
        Schedule decayed = rate instanceof WarmUp warmUp && !(factor instanceof Constant)
                ? warmedUp(warmUp, factor, given)
                : Products.of(rate, factor, given);
        Plan decaying = new Plan(decayed, new Constant(batchSize), given.momentum(), given.horizon());
        return new Conversion(given, decaying, law, cautions(given, decaying));
    }

    private List<String> cautions(Plan given, Plan decaying) {
        List<String> cautions = new ArrayList<>();
        if (!law.caveat().isEmpty()) {
            cautions.add(law.caveat());
        }
        if (decaying.learningRate().equals(given.learningRate())) {
            cautions.add("the learning rate does not change: the batch size never does");
        }
        return cautions;
    }

    private static Schedule warmedUp(WarmUp warmUp, Schedule factor, Plan given) {
        double from = Numerals.tidy(warmUp.from() * factor.at(0, given.horizon()));
        return new WarmUp(warmUp.over(), from, Products.of(warmUp.then(), factor, given));
    }
}
