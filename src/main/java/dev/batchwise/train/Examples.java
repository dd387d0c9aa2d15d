package dev.batchwise.train;

import dev.batchwise.data.Normalization;
import dev.batchwise.study.Task;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.LongStream;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;

/**
 * One split, held as one tensor; a batch is gathered by index and normalized then.
 *
 * @param pixels uint8 [examples, channels, rows, columns], or float32 [examples, ...] of values that are inputs already
 * @param targets [examples]: the classes, int64, or in regression the numbers to be found, float32
 * @param normalization from pixels to inputs
 * @param task what the targets are
 * @param memory what the pixels lie in, which is to live as long as they do
 */
public record Examples(Tensor pixels, Tensor targets, Normalization normalization, Task task, Object memory) {
    /** Creates examples whose pixels own their memory. */
    public Examples(Tensor pixels, Tensor targets, Normalization normalization, Task task) {
        this(pixels, targets, normalization, task, pixels);
    }

    /** Returns the number of examples. */
    public int count() {
        return (int) targets.size(0);
    }

    /** Returns the shape of one example. */
    public List<Integer> inputShape() {
        long[] sizes = pixels.sizes().vec().get();
        return LongStream.of(sizes).skip(1).mapToObj(Math::toIntExact).toList();
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
     * Returns inputs moved by a share of the range of pixels, and kept within that range. Values that are inputs already
     * have no range: they are moved by a share of one, which is a standard deviation of a table's numbers.
     *
     * @param inputs as a network sees them
     * @param direction of each number, in −1..1
     * @param share of the range
     */
    Tensor moved(Tensor inputs, Tensor direction, double share) {
        List<Normalization.Channel> channels = normalization.channels();
        if (channels.isEmpty()) {
            return inputs.add(direction, new Scalar(share));
        }
        if (channels.size() == 1) {
            Normalization.Channel only = channels.get(0);
            double range = 255 * only.scale();
            Tensor moved = inputs.add(direction, new Scalar(share * range));
            return moved.clamp_(
                    new ScalarOptional(new Scalar(only.shift())), new ScalarOptional(new Scalar(range + only.shift())));
        }
        Tensor least = perChannel(Normalization.Channel::shift);
        Tensor range = perChannel(Normalization.Channel::scale).mul(new Scalar(255));
        Tensor moved = inputs.add(direction.mul(range), new Scalar(share)); // [batch, channels, rows, columns]
        return moved.clamp_(new TensorOptional(least), new TensorOptional(least.add(range)));
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
        return values.mul(perChannel(Normalization.Channel::scale))
                .add_(perChannel(Normalization.Channel::shift)); // [batch, channels, rows, columns]
    }

    /** Returns a figure of each channel, to be spread over its rows and columns: float32 [channels, 1, 1]. */
    private Tensor perChannel(ToDoubleFunction<Normalization.Channel> figure) {
        float[] figures = new float[normalization.channels().size()];
        for (int c = 0; c < figures.length; c++) {
            figures[c] = (float) figure.applyAsDouble(normalization.channels().get(c));
        }
        return Tensor.create(figures).view(figures.length, 1, 1);
    }
}
