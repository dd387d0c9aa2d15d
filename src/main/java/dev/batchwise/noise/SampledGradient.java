package dev.batchwise.noise;

import static org.bytedeco.pytorch.global.torch.grad;

import dev.batchwise.model.Network;
import dev.batchwise.torch.FlatWeights;
import dev.batchwise.train.Examples;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** The mean gradient of some examples, as training would take it, and how far it is from another. */
final class SampledGradient {
    private static final int PIECE = 500;

    private final Network network;
    private final Examples examples;
    private final FlatWeights weights;

    SampledGradient(Network network, Examples examples, FlatWeights weights) {
        this.network = network;
        this.examples = examples;
        this.weights = weights;
    }

    /**
     * Returns the mean gradient, in pieces of {@value #PIECE} examples; the open scope owns it.
     *
     * @param indices int64 [count]
     */
    TensorVector mean(Tensor indices) {
        network.eval();
        long count = indices.size(0);
        if (count <= PIECE) {
            return share(indices, 1);
        }
        TensorVector sum = weights.tensors(new double[weights.count()]);
        for (long first = 0; first < count; first += PIECE) {
            try (PointerScope scope = new PointerScope()) {
                long size = Math.min(PIECE, count - first);
                TensorVector part = share(indices.narrow(0, first, size), (double) size / count);
                for (long i = 0; i < sum.size(); i++) {
                    sum.get(i).add_(part.get(i));
                }
            }
        }
        return sum;
    }

    private TensorVector share(Tensor indices, double share) {
        Tensor logits = network.forward(examples.inputs(indices).to(weights.type())); // [count, classes]
        Tensor loss =
                examples.objective().mean(logits, examples.targets(indices)).mul(new Scalar(share)); // []
        return grad(new TensorVector(loss), weights.leaves());
    }

    /** Returns |a − b|². */
    static double squaredDistance(TensorVector a, TensorVector b) {
        double squares = 0;
        try (PointerScope scope = new PointerScope()) {
            for (long i = 0; i < a.size(); i++) {
                Tensor difference = a.get(i).sub(b.get(i));
                squares += difference
                        .square()
                        .sum(new ScalarTypeOptional(ScalarType.Double))
                        .item_double();
            }
        }
        return squares;
    }
}
