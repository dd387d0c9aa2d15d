package dev.batchwise.noise;

import dev.batchwise.model.Network;
import dev.batchwise.model.Stage;
import dev.batchwise.torch.FlatWeights;
import dev.batchwise.train.Examples;
import org.bytedeco.pytorch.Tensor;

/**
 * The gradients that single examples give a network in evaluation mode: their sum, and the sum of their squared lengths.
 */
interface ExampleGradients {
    /**
     * Adds the gradients of some examples to a vector.
     *
     * @param indices int64 [count] of the examples
     * @param sum in the order of the network's weights
     * @return sum of the squared lengths of these gradients
     */
    double add(Tensor indices, double[] sum);

    /** Returns how many examples are best given at once. */
    default int piece() {
        return 500;
    }

    /** Returns in words how lengths are found. */
    String method();

    /** Returns the gradients of a network, in closed form if it is a chain of stages and one after another otherwise. */
    static ExampleGradients of(Network network, Examples examples, FlatWeights weights) {
        return network.stages().stream().anyMatch(Stage.Weighted.class::isInstance)
                ? new ChainGradients(network, examples, weights)
                : new SingleGradients(network, examples, weights);
    }
}
