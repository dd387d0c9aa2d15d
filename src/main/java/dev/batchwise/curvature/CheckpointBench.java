package dev.batchwise.curvature;

import dev.batchwise.advice.MeasuredNetwork;
import dev.batchwise.data.DataSet;
import dev.batchwise.data.DataSets;
import dev.batchwise.data.Part;
import dev.batchwise.data.SplitName;
import dev.batchwise.model.Network;
import dev.batchwise.study.DataSpec;
import dev.batchwise.study.UsageException;
import dev.batchwise.torch.FlatWeights;
import dev.batchwise.torch.TorchRuntime;
import dev.batchwise.train.Evaluator;
import dev.batchwise.train.Examples;
import dev.batchwise.train.StoredNetwork;
import dev.batchwise.train.TensorData;
import java.nio.file.Path;
import java.util.OptionalInt;
import org.bytedeco.javacpp.PointerScope;

/** Data that stay loaded, and checkpoints made ready to be measured on them. */
public final class CheckpointBench implements AutoCloseable {
    private final DataSpec spec;
    private final PointerScope scope;
    private final DataSet set;
    private final TensorData data;

    /**
     * Loads the data; libtorch is started if it was not.
     *
     * @throws UsageException if the data are not in order
     */
    public CheckpointBench(DataSpec spec) {
        this.spec = spec;
        TorchRuntime.start();
        scope = new PointerScope();
        set = DataSets.open(spec);
        data = TensorData.of(set);
    }

    /**
     * A checkpoint that is ready; the scope open at opening owns it.
     *
     * @param network with batch-norm statistics re-estimated, if it has any
     * @param examples to measure it on
     * @param measured the same in words and numbers
     */
    public record Opened(Network network, Examples examples, MeasuredNetwork measured) {
        /** Returns the weights of the network as one vector. */
        public FlatWeights weights() {
            return new FlatWeights(network.parameters());
        }
    }

    /** Returns the data as tensors; they live as long as the bench. */
    public TensorData data() {
        return data;
    }

    /** Returns the values and answers of a split. */
    public Part part(SplitName split) {
        return set.part(split);
    }

    /**
     * Returns some examples of a split, all of it if it has no more; the open scope owns them.
     *
     * @param count the first so many of a fixed permutation; all if empty
     * @throws UsageException if there are fewer than two
     */
    public Examples examples(SplitName split, OptionalInt count) {
        Examples examples = data.subset(split, count.orElse(Integer.MAX_VALUE));
        if (examples.count() < 2) {
            throw new UsageException("the " + split.label() + " split of " + spec.name() + " gives " + examples.count()
                    + " example(s), and at least 2 are needed; give another split, or more examples");
        }
        return examples;
    }

    /**
     * Makes a checkpoint ready.
     *
     * @param count as of {@link #examples}
     * @throws UsageException if the file is no checkpoint of a network for these data, or its loss is not finite
     */
    public Opened open(Path file, SplitName split, OptionalInt count) {
        Examples examples = examples(split, count);
        return open(file, split, examples, subset(split, examples.count()));
    }

    /**
     * Makes a checkpoint ready to be measured on examples that were chosen.
     *
     * @param split that they are from
     * @param subset which of it, in words
     * @throws UsageException if the file is no checkpoint of a network for these data, or its loss is not finite
     */
    public Opened open(Path file, SplitName split, Examples examples, String subset) {
        StoredNetwork stored = StoredNetwork.read(file);
        Network network = stored.network(data);
        Evaluator evaluator = new Evaluator(network, data.trainSubset(Evaluator.STATISTICS_EXAMPLES));
        evaluator.prepare();
        double loss = evaluator.score(examples).lossNats();
        if (!Double.isFinite(loss)) {
            throw new UsageException("the loss of checkpoint " + file + " on the " + split.label() + " split of "
                    + spec.name() + " is " + loss + "; give one of a run that did not diverge");
        }
        int weights = new FlatWeights(network.parameters()).count();
        MeasuredNetwork measured = new MeasuredNetwork(
                file.toString(), stored.model(), weights, spec.name(), split.label(), subset, examples.count(), loss);
        return new Opened(network, examples, measured);
    }

    /** Says which examples of a split so many are, as {@link #examples} gives them. */
    public String subset(SplitName split, int count) {
        int whole = data.examples(split).count();
        return count == whole ? "all" : "first " + count + " of a fixed permutation of " + whole;
    }

    /** Frees the data. */
    @Override
    public void close() {
        scope.close();
    }
}
