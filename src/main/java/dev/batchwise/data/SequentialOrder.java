package dev.batchwise.data;

import java.util.stream.IntStream;

/**
 * 0…n−1 in every epoch, whatever the seed.
 *
 * @param examples n
 */
record SequentialOrder(int examples) implements EpochOrder {
    @Override
    public int[] epoch(long orderSeed, long epoch) {
        return IntStream.range(0, examples).toArray();
    }
}
