package dev.batchwise.train;

import dev.batchwise.data.Normalization;
import dev.batchwise.study.Task;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarOptional;
import org.bytedeco.pytorch.Tensor;

/**
 * One split, held as one tensor of bytes; a batch is gathered by index and normalized then.
 *
 * @param pixels uint8 [examples, channels, rows, columns]
 * @param targets [examples]: the classes, int64, or in regression the numbers to be found, float32
 * @param normalization from pixels to inputs
 * @param task what the targets are
 */
public record Examples(Tensor pixels, Tensor targets, Normalization normalization, Task task) {
    /** Returns the number of examples. */
    public int count() {
        return (int) targets.size(0);
    }

    /** Returns float32 inputs [indices, channels, rows, columns] of the examples at these indices. */
    public Tensor inputs(Tensor indices) {
        return normalized(pixels.index_select(0, indices));
    }

    /** Returns the targets [indices] of the examples at these indices. */
    public Tensor targets(Tensor indices) {
        return targets.index_select(0, indices);
    }

    /** Returns float32 inputs of a run of examples. */
    public Tensor inputs(long first, long count) {
        return normalized(pixels.narrow(0, first, count));
    }

    /** Returns the targets of a run of examples. */
    public Tensor targets(long first, long count) {
        return targets.narrow(0, first, count);
    }

    /** Returns the examples at these indices as a split of their own; the caller's scope owns it. */
    public Examples subset(Tensor indices) {
        return new Examples(pixels.index_select(0, indices), targets(indices), normalization, task);
    }

    /** Returns what a network is trained on them to make small. */
    public Objective objective() {
        return Objective.of(task);
    }

    /**
     * Returns inputs moved by a share of the range of pixels, and kept within that range.
     *
     * @param inputs as a network sees them
     * @param direction of each number, in −1..1
     * @param share of the range
     */
    Tensor moved(Tensor inputs, Tensor direction, double share) {
        double range = 255 * normalization.scale();
        Tensor moved = inputs.add(direction, new Scalar(share * range));
        return moved.clamp_(
                new ScalarOptional(new Scalar(normalization.shift())),
                new ScalarOptional(new Scalar(range + normalization.shift())));
    }

    private Tensor normalized(Tensor bytes) {
        return bytes.mul(new Scalar(normalization.scale())).add_(new Scalar(normalization.shift()));
    }
}
