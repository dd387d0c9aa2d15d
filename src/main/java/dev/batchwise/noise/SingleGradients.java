package dev.batchwise.noise;

import static org.bytedeco.pytorch.global.torch.grad;

import dev.batchwise.model.Network;
import dev.batchwise.torch.FlatWeights;
import dev.batchwise.train.Examples;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** Per-example gradients of any network, one pass for each: as slow as training with batches of one. */
final class SingleGradients implements ExampleGradients {
    private final Network network;
    private final Examples examples;
    private final FlatWeights weights;

    SingleGradients(Network network, Examples examples, FlatWeights weights) {
        this.network = network;
        this.examples = examples;
        this.weights = weights;
    }

    @Override
    public double add(Tensor indices, double[] sum) {
        network.eval();
        double squares = 0;
        for (long i = 0; i < indices.size(0); i++) {
            try (PointerScope scope = new PointerScope()) {
                Tensor one = indices.narrow(0, i, 1);
                Tensor logits = network.forward(examples.inputs(one).to(weights.type())); // [1, classes]
                Tensor loss = examples.objective().mean(logits, examples.targets(one));
                TensorVector gradient = grad(new TensorVector(loss), weights.leaves());
                weights.accumulate(gradient, 1, sum);
                squares += squaredLength(gradient);
            }
        }
        return squares;
    }

    private static double squaredLength(TensorVector gradient) {
        double squares = 0;
        for (long k = 0; k < gradient.size(); k++) {
            squares += gradient.get(k)
                    .square()
                    .sum(new ScalarTypeOptional(ScalarType.Double))
                    .item_double();
        }
        return squares;
    }

    @Override
    public String method() {
        return "one example at a time";
    }
}
