package dev.batchwise.train;

import dev.batchwise.data.DataSet;
import dev.batchwise.data.ExampleStream;
import dev.batchwise.data.Part;
import dev.batchwise.data.SplitName;
import dev.batchwise.torch.Tensors;
import java.util.Arrays;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * A data set's three splits as tensors.
 *
 * @param train training split, validation taken out
 * @param validation held-out split; zero examples if there is none
 * @param test test split
 * @param inputShape of one example: channels, rows, columns
 * @param classes number of classes
 * @param orders in which the training examples are seen
 */
record TensorData(
        Examples train, Examples validation, Examples test, List<Integer> inputShape, int classes, Orders orders) {
    /** Seed of the order from which fixed subsets of the training split are the first examples. */
    private static final long SUBSET_SEED = 0x5EED;

    /** Returns a data set as tensors; the open scope owns them. */
    static TensorData of(DataSet data) {
        return new TensorData(
                examples(data, SplitName.TRAIN),
                examples(data, SplitName.VALIDATION),
                examples(data, SplitName.TEST),
                data.inputShape(),
                data.classes(),
                new Orders(data));
    }

    private static Examples examples(DataSet data, SplitName split) {
        Part part = data.part(split);
        long[] shape = part.shape().stream().mapToLong(Integer::longValue).toArray();
        long[] labels = Arrays.stream(part.labels()).asLongStream().toArray();
        return new Examples(
                Tensors.of(part.pixels(), ScalarType.Byte, shape), Tensor.create(labels), data.normalization());
    }

    /** Returns the first examples of a fixed permutation of the training split: the same for every trial. */
    Examples trainSubset(int count) {
        int n = Math.min(count, train.count());
        if (n == train.count()) {
            return train;
        }
        long[] drawn = new long[n];
        new ExampleStream(train.count(), SUBSET_SEED).next(drawn, n);
        return train.subset(Tensor.create(drawn));
    }
}
