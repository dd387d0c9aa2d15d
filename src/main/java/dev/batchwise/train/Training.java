package dev.batchwise.train;

import static org.bytedeco.pytorch.global.torch.cross_entropy;
import static org.bytedeco.pytorch.global.torch.empty;
import static org.bytedeco.pytorch.global.torch.grad;

import dev.batchwise.data.ExampleStream;
import dev.batchwise.model.Network;
import dev.batchwise.model.Networks;
import dev.batchwise.optim.UpdateRule;
import dev.batchwise.study.ModelSpec;
import dev.batchwise.study.TrialSpec;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.StringTensorDict;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * A trial's live state: network, update rule, and the place in the stream of examples. Everything native in it belongs to
 * the scope that was open when it was created.
 */
final class Training {
    private final TrialSpec spec;
    private final Examples train;
    private final ExampleStream stream;
    private final Network network;
    private final List<Tensor> parameters = new ArrayList<>();
    private final TensorVector leaves;
    private final UpdateRule rule;
    private final long[] drawn;
    private final Tensor indices; // int64 [batch size], rewritten in place by every update
    private final LongBuffer indexMemory;
    private long updates;
    private long examples;

    Training(TrialSpec spec, TensorData data) {
        this.spec = spec;
        train = data.train();
        stream = new ExampleStream(train.count(), spec.seed());
        network = Networks.create(ModelSpec.parse(spec.model()), data.inputShape(), data.classes(), spec.seed());
        network.train(true);
        leaves = network.parameters();
        for (long i = 0; i < leaves.size(); i++) {
            parameters.add(leaves.get(i));
        }
        rule = UpdateRule.create(spec.optimizer(), parameters);
        drawn = new long[spec.batchSize()];
        indices = empty(new long[] {spec.batchSize()}, new TensorOptions(ScalarType.Long), null);
        indexMemory = indices.data_ptr_long().capacity(spec.batchSize()).asBuffer();
    }

    Network network() {
        return network;
    }

    long updates() {
        return updates;
    }

    long examples() {
        return examples;
    }

    boolean done() {
        return examples >= spec.budgetExamples();
    }

    /** Returns the learning rate of an update of that size made now: taken at its middle example. */
    private double learningRate(int batch) {
        double middle = examples + batch / 2.0;
        return spec.learningRate() * spec.decay().factor(middle / spec.budgetExamples());
    }

    /**
     * Makes one update with the next B examples, fewer if the budget ends before. If the loss is not finite, nothing is
     * updated and nothing is counted.
     *
     * @return mean loss of the batch before the update, nats
     */
    double update() {
        int batch = (int) Math.min(spec.batchSize(), spec.budgetExamples() - examples);
        stream.next(drawn, batch);
        indexMemory.clear().put(drawn, 0, batch);
        try (PointerScope scope = new PointerScope()) {
            Tensor chosen = batch == drawn.length ? indices : indices.narrow(0, 0, batch); // [batch]
            Tensor loss = cross_entropy(network.forward(train.inputs(chosen)), train.labels(chosen)); // []
            double value = loss.item_float();
            if (Double.isFinite(value)) {
                rule.apply(
                        grad(new TensorVector(loss), leaves),
                        learningRate(batch),
                        spec.optimizer().usualMomentum());
                updates++;
                examples += batch;
            }
            return value;
        }
    }

    /** Returns the network's weights and statistics by name: the tensors themselves. */
    Map<String, Tensor> weights() {
        Map<String, Tensor> named = new LinkedHashMap<>();
        addAll(named, network.named_parameters());
        addAll(named, network.named_buffers());
        return named;
    }

    /** Returns everything an interrupted trial needs to go on: the tensors themselves. */
    Map<String, Tensor> state() {
        Map<String, Tensor> named = weights();
        named.putAll(rule.state());
        return named;
    }

    /** Takes up the place of an interrupted trial whose tensors have been put back. */
    void seek(long updatesMade, long examplesShown) {
        updates = updatesMade;
        examples = examplesShown;
        stream.seek(examplesShown);
    }

    private static void addAll(Map<String, Tensor> named, StringTensorDict dict) {
        for (long i = 0; i < dict.size(); i++) {
            named.put(dict.get(i).key().getString(), dict.get(i).value());
        }
    }
}
