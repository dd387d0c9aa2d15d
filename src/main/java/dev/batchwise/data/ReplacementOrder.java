package dev.batchwise.data;

import org.apache.commons.rng.UniformRandomProvider;

/**
 * Independent uniform draws, n of them an epoch: an example may come twice in a batch, and about n/e of them are missing
 * from an epoch.
 *
 * @param examples n
 */
record ReplacementOrder(int examples) implements EpochOrder {
    @Override
    public int[] epoch(long orderSeed, long epoch) {
        UniformRandomProvider random = Generators.of(orderSeed, epoch);
        int[] draws = new int[examples];
        for (int i = 0; i < examples; i++) {
            draws[i] = random.nextInt(examples);
        }
        return draws;
    }
}
