package dev.batchwise.data;

import java.util.stream.IntStream;

/**
 * A new random permutation for every epoch.
 *
 * @param examples n
 */
record ShuffledOrder(int examples) implements EpochOrder {
    @Override
    public int[] epoch(long orderSeed, long epoch) {
        int[] order = IntStream.range(0, examples).toArray();
        Permutations.shuffle(order, orderSeed, epoch);
        return order;
    }
}
