package dev.batchwise.model;

import static org.bytedeco.pytorch.global.torch.batch_norm;
import static org.bytedeco.pytorch.global.torch.cat;
import static org.bytedeco.pytorch.global.torch.ones;
import static org.bytedeco.pytorch.global.torch.zeros;

import java.util.OptionalInt;
import org.bytedeco.pytorch.Module;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * Batch normalization (Ioffe and Szegedy 2015) of features or of the channels of images, in training with statistics over chunks
 * of the batch if wanted (ghost batch normalization, Hoffer, Hubara and Soudry 2017), so that they are over the same number of
 * examples at every batch size. A remainder is a chunk of its own; one of a single example, whose variance is not defined,
 * joins the chunk before it.
 *
 * <p>The running statistics are plain averages since their last reset, advanced once a chunk: re-estimation needs that.
 */
final class GhostNorm extends Module {
    /** Added to the variance. */
    static final double EPSILON = 1e-5;

    private final OptionalInt ghostBatch;
    private final Tensor runningMean; // [features]
    private final Tensor runningVar; // [features]
    private final Tensor batchesTracked; // int64 []
    private final TensorOptional gamma;
    private final TensorOptional beta;
    private final TensorOptional mean;
    private final TensorOptional variance;

    /**
     * Creates the layer with γ = 1 and β = 0, its tensors named as Python names them.
     *
     * @param features of an example, or channels of an image
     * @param ghostBatch examples in a chunk, at least 2; the whole batch if empty
     */
    GhostNorm(long features, OptionalInt ghostBatch) {
        super("GhostNorm");
        this.ghostBatch = ghostBatch;
        Tensor scale = ones(features);
        Tensor shift = zeros(features);
        runningMean = zeros(features);
        runningVar = ones(features);
        batchesTracked = zeros(new long[0]).to(ScalarType.Long);
        // What registering returns is a place in the module's list, which moves when the list grows.
        register_parameter("weight", scale);
        register_parameter("bias", shift);
        register_buffer("running_mean", runningMean);
        register_buffer("running_var", runningVar);
        register_buffer("num_batches_tracked", batchesTracked);
        gamma = new TensorOptional(scale);
        beta = new TensorOptional(shift);
        mean = new TensorOptional(runningMean);
        variance = new TensorOptional(runningVar);
    }

    Tensor runningMean() {
        return runningMean;
    }

    Tensor runningVar() {
        return runningVar;
    }

    /** Returns the normalized activations, of the shape of h: [batch, features] or [batch, channels, rows, columns]. */
    Tensor forward(Tensor h) {
        long batch = h.size(0);
        long chunk = ghostBatch.orElse(Integer.MAX_VALUE);
        if (!is_training() || batch <= chunk) {
            return normalized(h);
        }
        TensorVector chunks = new TensorVector();
        for (long first = 0; first < batch; ) {
            long left = batch - first;
            long count = left == chunk + 1 ? left : Math.min(chunk, left);
            chunks.push_back(normalized(h.narrow(0, first, count))); // [count, features, ...]
            first += count;
        }
        return cat(chunks); // [batch, features, ...]
    }

    private Tensor normalized(Tensor h) {
        double share = 0;
        if (is_training()) {
            batchesTracked.add_(new Scalar(1));
            share = 1.0 / batchesTracked.item_long();
        }
        return batch_norm(h, gamma, beta, mean, variance, is_training(), share, EPSILON, true);
    }
}
