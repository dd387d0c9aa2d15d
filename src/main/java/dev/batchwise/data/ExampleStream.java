package dev.batchwise.data;

/**
 * The endless order in which a trial sees its training examples: one permutation of 0…n−1 for each epoch, laid end to
 * end.
 *
 * <p>The stream follows from n and the order seed alone. How it is cut into batches never changes it, so trials of one
 * seed see the same examples in the same order at every batch size. Index i stands for row i of the training split.
 * Not safe for use by several threads.
 */
public final class ExampleStream {
    private final int[] order; // of the epoch that is loaded
    private final long orderSeed;
    private long loadedEpoch = -1;
    private long position;

    /**
     * Creates the stream, at its start.
     *
     * @param examples n, of the training split; at least 1
     * @param orderSeed seed of the order
     */
    public ExampleStream(int examples, long orderSeed) {
        if (examples < 1) {
            throw new IllegalArgumentException("a stream of " + examples + " examples");
        }
        this.order = new int[examples];
        this.orderSeed = orderSeed;
    }

    /** Returns how many examples were taken so far, repeats counted: where a resumed trial goes on. */
    public long position() {
        return position;
    }

    /**
     * Goes to a position, forwards or backwards. Costs one shuffle of n at most, however far it is.
     *
     * @param examples taken before it, at least 0
     */
    public void seek(long examples) {
        if (examples < 0) {
            throw new IllegalArgumentException("position " + examples + " is before the start of the stream");
        }
        position = examples;
    }

    /**
     * Takes the next examples of the stream, across the borders of epochs.
     *
     * @param into receives their indices, each in 0…n−1, from element 0 on
     * @param count how many to take, at most the length of {@code into}
     */
    public void next(long[] into, int count) {
        int filled = 0;
        while (filled < count) {
            load(position / order.length);
            int from = (int) (position % order.length);
            int taken = Math.min(count - filled, order.length - from);
            for (int k = 0; k < taken; k++) {
                into[filled + k] = order[from + k];
            }
            filled += taken;
            position += taken;
        }
    }

    private void load(long epoch) {
        if (epoch != loadedEpoch) {
            for (int i = 0; i < order.length; i++) {
                order[i] = i;
            }
            Permutations.shuffle(order, orderSeed, epoch);
            loadedEpoch = epoch;
        }
    }
}
