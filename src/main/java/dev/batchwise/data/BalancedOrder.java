package dev.batchwise.data;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * A random permutation that spreads similar examples evenly: the {@linkplain NestedInterleaving nested interleaving} of an
 * arrangement that has them side by side.
 *
 * <p>Every epoch turns the arrangement, taken as a ring, by a random number of places and interleaves it anew. The turn
 * makes each place equally likely to go to each example. Any B &gt; 1 consecutive examples are made of at most 2·log₂ B aligned
 * windows, so a group of n/2^j neighbours has B/2^j ± O(log B) of them, and nothing depends on B.
 */
final class BalancedOrder implements EpochOrder {
    private final int[] arrangement;

    /** Creates the order from each of 0…n−1 once, similar ones side by side. */
    BalancedOrder(int[] arrangement) {
        this.arrangement = arrangement.clone();
        int[] sorted = arrangement.clone();
        Arrays.sort(sorted);
        for (int i = 0; i < sorted.length; i++) {
            if (sorted[i] != i) {
                throw new IllegalArgumentException("the arrangement does not hold each of its examples once");
            }
        }
    }

    @Override
    public int examples() {
        return arrangement.length;
    }

    @Override
    public int[] epoch(long orderSeed, long epoch) {
        UniformRandomProvider random = Generators.of(orderSeed, epoch);
        int n = arrangement.length;
        int turn = random.nextInt(n);
        int[] order = new int[n];
        System.arraycopy(arrangement, turn, order, 0, n - turn);
        System.arraycopy(arrangement, 0, order, n - turn, turn);
        NestedInterleaving.apply(order, random);
        return order;
    }
}
