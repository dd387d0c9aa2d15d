package dev.batchwise.data;

import org.apache.commons.rng.sampling.ArraySampler;

/** Numbered random permutations: one seed gives one of them for every number. */
final class Permutations {
    private Permutations() {}

    /**
     * Shuffles an array in place by the permutation of that seed and number: Fisher–Yates with the {@linkplain
     * Generators generator} of both. The result is part of what makes a study repeatable: it must never change.
     */
    static void shuffle(int[] values, long seed, long number) {
        ArraySampler.shuffle(Generators.of(seed, number), values);
    }
}
