package dev.batchwise.model;

import static org.bytedeco.pytorch.global.torch.cat;

import java.util.OptionalInt;
import org.bytedeco.pytorch.BatchNorm1dImpl;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;

/**
 * Batch normalization in training with statistics over chunks of the batch instead of all of it (ghost batch normalization,
 * Hoffer, Hubara and Soudry 2017), so that they are over the same number of examples at every batch size. A remainder
 * is a chunk of its own; one of a single example, whose variance is not defined, joins the chunk before it.
 *
 * @param norm the layer; its running statistics advance once a chunk
 * @param ghostBatch examples in a chunk, at least 2; the whole batch if empty
 */
record GhostNorm(BatchNorm1dImpl norm, OptionalInt ghostBatch) {
    /** Returns the normalized activations, of the shape of h: [batch, features]. */
    Tensor forward(Tensor h) {
        long batch = h.size(0);
        long chunk = ghostBatch.orElse(Integer.MAX_VALUE);
        if (!norm.is_training() || batch <= chunk) {
            return norm.forward(h);
        }
        TensorVector chunks = new TensorVector();
        for (long first = 0; first < batch; ) {
            long left = batch - first;
            long count = left == chunk + 1 ? left : Math.min(chunk, left);
            chunks.push_back(norm.forward(h.narrow(0, first, count))); // [count, features]
            first += count;
        }
        return cat(chunks); // [batch, features]
    }
}
