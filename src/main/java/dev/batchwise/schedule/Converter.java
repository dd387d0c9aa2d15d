package dev.batchwise.schedule;

import dev.batchwise.study.OptimizerSpec;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * What a plan is to be converted to, whatever update rule it is for.
 *
 * @param to growth of the batch size or decay of the rate
 * @param adamRule what to keep for adam and adamw
 * @param maxBatch to growth: largest batch size in examples; N/10 if empty
 * @param initialRate to growth: rate to start from; the given plan's if empty
 * @param toMomentum to growth: momentum of the converted plan; the given plan's if empty
 * @param toBatch to decay: the constant batch size in examples; the given plan's first if empty
 */
public record Converter(
        Direction to,
        NoiseLaw adamRule,
        OptionalInt maxBatch,
        OptionalDouble initialRate,
        OptionalDouble toMomentum,
        OptionalInt toBatch) {

    /** What is made of a plan. */
    public enum Direction {
        /** The batch size grows where the rate fell. */
        GROWTH,
        /** The rate falls where the batch size grew. */
        DECAY
    }

    /** Returns what stays the same for an update rule; {@link NoiseLaw#of} says which rules have such a law. */
    public NoiseLaw law(OptimizerSpec rule) {
        NoiseLaw usual = NoiseLaw.of(rule.name());
        return usual == NoiseLaw.SGD ? usual : adamRule;
    }

    /**
     * Returns the plan beside the converted one.
     *
     * @param rule that the plan is for
     * @param rateScale what the initial rate is multiplied by, for a plan whose rates were
     * @throws dev.batchwise.study.UsageException with everything that stands in the way
     */
    public Conversion convert(Plan given, OptimizerSpec rule, double rateScale) {
        return switch (to) {
            case GROWTH -> {
                OptionalDouble rate = initialRate.isPresent()
                        ? OptionalDouble.of(Numerals.tidy(initialRate.getAsDouble() * rateScale))
                        : initialRate;
                yield new DecayToGrowth(law(rule), maxBatch, rate, toMomentum).convert(given);
            }
            case DECAY -> new GrowthToDecay(law(rule), toBatch.orElse(given.batchSizeAt(0))).convert(given);
        };
    }
}
