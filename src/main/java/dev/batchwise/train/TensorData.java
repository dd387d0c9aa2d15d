package dev.batchwise.train;

import dev.batchwise.data.DataSet;
import dev.batchwise.data.ExampleStream;
import dev.batchwise.data.Part;
import dev.batchwise.data.SplitName;
import dev.batchwise.torch.Tensors;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * A data set's three splits as tensors.
 *
 * @param train training split, validation taken out
 * @param validation held-out split; zero examples if there is none
 * @param test test split
 * @param inputShape of one example: channels, rows, columns
 * @param outputs numbers that a network gives for one example: the classes, or 1 in regression
 * @param orders in which the training examples are seen
 */
public record TensorData(
        Examples train, Examples validation, Examples test, List<Integer> inputShape, int outputs, Orders orders) {
    /** Seed of the order from which fixed subsets of the training split are the first examples. */
    private static final long SUBSET_SEED = 0x5EED;

    /** Returns a data set as tensors; the open scope owns them. */
    public static TensorData of(DataSet data) {
        return new TensorData(
                examples(data, SplitName.TRAIN),
                examples(data, SplitName.VALIDATION),
                examples(data, SplitName.TEST),
                data.inputShape(),
                data.outputs(),
                new Orders(data));
    }

    private static Examples examples(DataSet data, SplitName split) {
        Part part = data.part(split);
        long[] shape = part.shape().stream().mapToLong(Integer::longValue).toArray();
        ScalarType type = switch (part.storage()) {
            case BYTES -> ScalarType.Byte;
            case FLOATS -> ScalarType.Float;
        };
        return new Examples(
                Tensors.over(part.values(), type, shape), answers(part), data.normalization(), part.task(), part);
    }

    private static Tensor answers(Part part) {
        return switch (part.task()) {
            case CLASSIFICATION ->
                Tensor.create(Arrays.stream(part.labels()).asLongStream().toArray());
            case REGRESSION -> Tensor.create(part.targets());
        };
    }

    /** Returns the first examples of a fixed permutation of the training split: the same for every trial. */
    public Examples trainSubset(int count) {
        return subset(SplitName.TRAIN, count);
    }

    /** Returns the first examples of a fixed permutation of a split, all of it if it has no more. */
    public Examples subset(SplitName split, int count) {
        Examples whole = examples(split);
        return count >= whole.count() ? whole : whole.subset(Tensor.create(subsetRows(split, count)));
    }

    /** Returns the rows of a split that {@link #subset} takes, in its order. */
    public long[] subsetRows(SplitName split, int count) {
        int whole = examples(split).count();
        if (count >= whole) {
            return LongStream.range(0, whole).toArray();
        }
        long[] drawn = new long[count];
        new ExampleStream(whole, SUBSET_SEED).next(drawn, count);
        return drawn;
    }

    /** Returns a split. */
    public Examples examples(SplitName split) {
        return switch (split) {
            case TRAIN -> train;
            case VALIDATION -> validation;
            case TEST -> test;
        };
    }
}
