package dev.batchwise.train;

import dev.batchwise.data.Normalization;
import java.util.List;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/**
 * One split, held as one tensor; a batch is gathered by index and normalized then.
 *
 * @param pixels uint8 [examples, channels, rows, columns], or float32 [examples, ...] of values that are inputs already
 * @param labels int64 [examples]
 * @param normalization from pixels to inputs
 */
public record Examples(Tensor pixels, Tensor labels, Normalization normalization) {
    /** Returns the number of examples. */
    public int count() {
        return (int) labels.size(0);
    }

    /** Returns float32 inputs [indices, channels, rows, columns] of the examples at these indices. */
    public Tensor inputs(Tensor indices) {
        return normalized(pixels.index_select(0, indices));
    }

    /** Returns int64 labels [indices]. */
    public Tensor labels(Tensor indices) {
        return labels.index_select(0, indices);
    }

    /** Returns float32 inputs of a run of examples. */
    public Tensor inputs(long first, long count) {
        return normalized(pixels.narrow(0, first, count));
    }

    /** Returns int64 labels of a run of examples. */
    public Tensor labels(long first, long count) {
        return labels.narrow(0, first, count);
    }

    /** Returns the examples at these indices as a split of their own; the caller's scope owns it. */
    public Examples subset(Tensor indices) {
        return new Examples(pixels.index_select(0, indices), labels(indices), normalization);
    }

    private Tensor normalized(Tensor values) {
        List<Normalization.Channel> channels = normalization.channels();
        if (channels.isEmpty()) {
            return values;
        }
        if (channels.size() == 1) {
            Normalization.Channel only = channels.get(0);
            return values.mul(new Scalar(only.scale())).add_(new Scalar(only.shift()));
        }
        float[] scales = new float[channels.size()];
        float[] shifts = new float[channels.size()];
        for (int c = 0; c < scales.length; c++) {
            scales[c] = channels.get(c).scale();
            shifts[c] = channels.get(c).shift();
        }
        return values.mul(perChannel(scales)).add_(perChannel(shifts)); // [batch, channels, rows, columns]
    }

    private static Tensor perChannel(float[] values) {
        return Tensor.create(values).view(values.length, 1, 1);
    }
}
