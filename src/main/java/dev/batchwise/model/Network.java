package dev.batchwise.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.Module;
import org.bytedeco.pytorch.StringTensorDict;
import org.bytedeco.pytorch.Tensor;

/** A network: a libtorch module from a batch of inputs to one row of logits each. */
public abstract class Network extends Module {
    /** Creates an empty module of that name; subclasses register their layers in their constructors. */
    protected Network(String name) {
        super(name);
    }

    /**
     * Returns the logits of a batch.
     *
     * @param inputs float32 [batch, channels, rows, columns]
     * @return float32 [batch, classes]
     */
    public abstract Tensor forward(Tensor inputs);

    /**
     * Returns the activations of the last hidden layer, from which the logits are one linear layer away: what tells similar
     * examples from others.
     *
     * @param inputs float32 [batch, channels, rows, columns]
     * @return float32 [batch, features]; the flattened inputs of a network without hidden layers
     */
    public abstract Tensor embed(Tensor inputs);

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

    /** Returns whether the network normalizes over the batch, so that its running statistics have to be estimated. */
    public boolean hasBatchNorm() {
        return false;
    }
}
