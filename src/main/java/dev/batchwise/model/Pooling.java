package dev.batchwise.model;

import static org.bytedeco.pytorch.global.torch.max_pool2d;

import org.bytedeco.pytorch.Tensor;

/** Ways to make images smaller; each takes and gives [batch, channels, rows, columns] unless it says otherwise. */
final class Pooling {
    private static final long[] ONE = {1, 1};
    private static final long[] NONE = {0, 0};

    private Pooling() {}

    /** Takes the largest of each 2×2; rows and columns are halved, rounded down. */
    static Tensor halved(Tensor h) {
        return max_pool2d(h, 2, 2);
    }

    /** Takes the largest of each 2×2, a rest of one row or column by itself; halved, rounded up. */
    static Tensor halvedUp(Tensor h) {
        return max_pool2d(h, new long[] {2, 2}, new long[] {2, 2}, NONE, ONE, true);
    }

    /** Takes the largest of each 3×3 at every second place; halved, rounded up (padding as TensorFlow's "same"). */
    static Tensor overlapping(Tensor h) {
        long[] padding = {h.size(2) % 2, h.size(3) % 2}; // of an even side the one row it takes lies behind the end
        return max_pool2d(h, new long[] {3, 3}, new long[] {2, 2}, padding, ONE, true);
    }

    /** Takes the largest of each 3×3 at every second place, unpadded and rounded up (as Caffe does). */
    static Tensor ceiling(Tensor h) {
        return max_pool2d(h, new long[] {3, 3}, new long[] {2, 2}, NONE, ONE, true);
    }

    /** Takes the largest of each 3×3 at every second place, one row of padding on each side, rounded down. */
    static Tensor padded(Tensor h) {
        return max_pool2d(h, new long[] {3, 3}, new long[] {2, 2}, ONE, ONE, false);
    }

    /** Takes the mean of all places, [batch, channels]. */
    static Tensor mean(Tensor h) {
        return h.mean(new long[] {2, 3}, false, null);
    }
}
