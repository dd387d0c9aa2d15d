package dev.batchwise.data;

import dev.batchwise.study.Composition;
import java.util.function.Supplier;

/**
 * The order in which the examples of an epoch are shown: n indices that follow from the order seed and the number of the
 * epoch alone.
 *
 * <p>An order is a value, safe for use by several threads. Batches are no part of it: they are pieces of the {@link
 * ExampleStream}. In every order but the sequential one, each place of an epoch is equally likely to go to each example,
 * so the mean gradient of a batch stays an unbiased estimate of the mean over the training split.
 */
public sealed interface EpochOrder
        permits ShuffledOrder, ReplacementOrder, SequentialOrder, StratifiedOrder, BalancedOrder {
    /** Returns n, the number of examples of an epoch. */
    int examples();

    /**
     * Returns the examples of one epoch in the order in which they are shown: each of 0…n−1 once, save for draws with
     * replacement.
     *
     * @param orderSeed seed of the order
     * @param epoch its number, counting up from 0
     * @return a new array of n indices
     */
    int[] epoch(long orderSeed, long epoch);

    /**
     * Returns the order of a composition.
     *
     * @param composition which
     * @param labels of the n examples in stream-index order, each at least 0; only the stratified order looks at them
     * @param arrangement gives the n examples with similar ones side by side, as {@link SimilarityOrder} does; asked
     *     once for the balanced order and never for the others
     */
    static EpochOrder of(Composition composition, int[] labels, Supplier<int[]> arrangement) {
        return switch (composition) {
            case SHUFFLED -> new ShuffledOrder(labels.length);
            case REPLACEMENT -> new ReplacementOrder(labels.length);
            case SEQUENTIAL -> new SequentialOrder(labels.length);
            case STRATIFIED -> new StratifiedOrder(labels);
            case BALANCED -> balanced(labels.length, arrangement.get());
        };
    }

    private static EpochOrder balanced(int examples, int[] arrangement) {
        if (arrangement.length != examples) {
            throw new IllegalArgumentException(
                    "an arrangement of " + arrangement.length + " of " + examples + " examples");
        }
        return new BalancedOrder(arrangement);
    }
}
