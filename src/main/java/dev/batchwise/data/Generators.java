package dev.batchwise.data;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/** Numbered random generators: one seed gives one of them for every number. */
final class Generators {
    private Generators() {}

    /**
     * Returns the generator of that seed and number, at its start.
     *
     * <p>It is xoshiro256++ (Blackman and Vigna 2021). Its four words of state come from a SplitMix64 (Steele, Lea and
     * Flood 2014) that starts at mix(seed) XOR number, so neighbouring seeds and numbers have nothing in common. What
     * it gives is part of what makes a study repeatable: it must never change.
     */
    static UniformRandomProvider of(long seed, long number) {
        long mixedSeed = RandomSource.SPLIT_MIX_64.create(seed).nextLong();
        UniformRandomProvider words = RandomSource.SPLIT_MIX_64.create(mixedSeed ^ number);
        return RandomSource.XO_SHI_RO_256_PP.create(words.longs(4).toArray());
    }
}
