package dev.batchwise.train;

import org.bytedeco.pytorch.Tensor;

/**
 * The examples of an update, or those of one pass.
 *
 * @param indices int64 [count], of the training split
 * @param position of the first in the stream of examples
 * @param update its number, for notes
 */
record Batch(Tensor indices, long position, long update) {
    /** Returns how many examples it holds. */
    long count() {
        return indices.size(0);
    }

    /** Returns a run of its examples; the open scope owns it. */
    Batch part(long first, long examples) {
        return new Batch(indices.narrow(0, first, examples), position + first, update);
    }
}
