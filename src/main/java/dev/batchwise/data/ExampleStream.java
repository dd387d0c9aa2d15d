package dev.batchwise.data;

/**
 * The endless order in which a trial sees its training examples: one {@linkplain EpochOrder order} of n examples for each
 * epoch, laid end to end.
 *
 * <p>The stream follows from that order and its seed alone. How it is cut into batches never changes it, so trials of one
 * seed see the same examples in the same order at every batch size. Index i stands for row i of the training split.
 * Not safe for use by several threads.
 */
public final class ExampleStream {
    private final EpochOrder order;
    private final long orderSeed;
    private int[] epoch = {}; // the one that is loaded
    private long loadedEpoch = -1;
    private long position;

    /**
     * Creates the stream of shuffled epochs, at its start.
     *
     * @param examples n, of the training split; at least 1
     * @param orderSeed seed of the order
     */
    public ExampleStream(int examples, long orderSeed) {
        this(new ShuffledOrder(examples), orderSeed);
    }

    /**
     * Creates a stream, at its start.
     *
     * @param order of every epoch, of at least one example
     * @param orderSeed seed of the order
     */
    public ExampleStream(EpochOrder order, long orderSeed) {
        if (order.examples() < 1) {
            throw new IllegalArgumentException("a stream of " + order.examples() + " examples");
        }
        this.order = order;
        this.orderSeed = orderSeed;
    }

    /** Returns how many examples were taken so far, repeats counted: where a resumed trial goes on. */
    public long position() {
        return position;
    }

    /**
     * Goes to a position, forwards or backwards. Costs one epoch's order at most, however far it is.
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
        int n = order.examples();
        int filled = 0;
        while (filled < count) {
            load(position / n);
            int from = (int) (position % n);
            int taken = Math.min(count - filled, n - from);
            for (int k = 0; k < taken; k++) {
                into[filled + k] = epoch[from + k];
            }
            filled += taken;
            position += taken;
        }
    }

    private void load(long number) {
        if (number != loadedEpoch) {
            epoch = order.epoch(orderSeed, number);
            loadedEpoch = number;
        }
    }
}
