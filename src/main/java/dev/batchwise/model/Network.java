package dev.batchwise.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.Module;
import org.bytedeco.pytorch.StringTensorDict;
import org.bytedeco.pytorch.Tensor;

/**
 * A network: a libtorch module from a batch of inputs to one row of logits each.
 *
 * <p>One of your own extends this class, registers its layers with {@code register_module} in a public constructor
 * {@code (List<Integer> inputShape, int outputs)}, and says in {@link #forward} what becomes of a batch; {@code --model
 * class:org.example.MyNet --classpath DIR} then names it everywhere. The shape is of one example, [channels, rows, columns] or
 * [features]; libtorch's generator is seeded before the constructor runs, so that initial weights follow from the seed.
 * Parameters are float32 and need gradients; what is to stay fixed is a buffer.
 */
public abstract class Network extends Module {
    /** Creates an empty module of that name; subclasses register their layers in their constructors. */
    protected Network(String name) {
        super(name);
    }

    /**
     * Returns the logits of a batch.
     *
     * @param inputs float32 [batch, channels, rows, columns] or [batch, features]
     * @return float32 [batch, outputs]
     */
    public abstract Tensor forward(Tensor inputs);

    /**
     * Returns what tells similar examples from others: the activations of the last hidden layer, from which the logits are one
     * linear layer away, where that layer is known.
     *
     * @param inputs as of {@link #forward}
     * @return float32 [batch, features]; the flattened inputs of a network without hidden layers, the logits of one that does
     *     not say more
     */
    public Tensor embed(Tensor inputs) {
        return forward(inputs);
    }

    /**
     * Returns the stages that one after another make up the network in evaluation mode, from its inputs to its logits; none
     * if it is no chain of known stages.
     */
    public List<Stage> stages() {
        return List.of();
    }

    /** Returns all weights and statistics by name: the tensors themselves, weights first. */
    public final Map<String, Tensor> namedTensors() {
        Map<String, Tensor> named = new LinkedHashMap<>();
        for (StringTensorDict dict : List.of(named_parameters(), named_buffers())) {
            for (long i = 0; i < dict.size(); i++) {
                named.put(dict.get(i).key().getString(), dict.get(i).value());
            }
        }
        return named;
    }

    /**
     * Returns whether the network normalizes over the batch, so that its running statistics have to be estimated. A class that
     * has batch norm overrides this to say yes; that it overrides it is looked at before there is an object to ask.
     */
    public boolean hasBatchNorm() {
        return false;
    }

    /**
     * Returns whether the network may draw random numbers in training, as dropout does: the generator of libtorch is then seeded
     * before every update, so that an interrupted training goes on with the same draws. A network that certainly draws none says
     * so and saves the time.
     */
    public boolean drawsInTraining() {
        return true;
    }
}
