package dev.batchwise.noise;

import static org.bytedeco.pytorch.global.torch.grad;

import dev.batchwise.curvature.Effort;
import dev.batchwise.model.Network;
import dev.batchwise.torch.FlatWeights;
import dev.batchwise.torch.Tensors;
import dev.batchwise.train.Examples;
import java.nio.DoubleBuffer;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.BoolOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * Products of every example's gradient with given directions, exact and for any network: with the losses ℓ of a piece, Jᵀv is linear
 * in v, and its derivative along u by v is Ju, whose entries are gᵀu. Costs about two gradients and one more a direction.
 */
final class Projector {
    private static final int PIECE = 200;

    private final Network network;
    private final Examples examples;
    private final FlatWeights weights;
    private final Effort effort;

    Projector(Network network, Examples examples, FlatWeights weights, Effort effort) {
        this.network = network;
        this.examples = examples;
        this.weights = weights;
        this.effort = effort;
    }

    /** Returns about what it costs, in gradients of one example. */
    static long cost(int count, int directions) {
        return (long) count * (2 + directions);
    }

    /**
     * Returns the products.
     *
     * @param directions each [weights]
     */
    Projections along(List<double[]> directions) {
        network.eval();
        double[][] products = new double[directions.size()][examples.count()];
        try (PointerScope scope = new PointerScope()) {
            List<TensorVector> tensors =
                    directions.stream().map(weights::tensors).toList();
            for (int first = 0; first < examples.count(); first += PIECE) {
                int size = Math.min(PIECE, examples.count() - first);
                try (PointerScope inner = new PointerScope()) {
                    piece(first, size, tensors, products);
                }
                effort.spent((double) cost(size, directions.size()));
            }
        }
        return new Projections(products);
    }

    private void piece(int first, int size, List<TensorVector> directions, double[][] products) {
        Tensor inputs = examples.inputs(first, size).to(weights.type()); // [size, channels, rows, columns]
        Tensor losses = examples.objective().each(network.forward(inputs), examples.targets(first, size)); // [size]
        Tensor v = losses.detach().mul(new Scalar(0.0)).requires_grad_(true); // [size]
        BoolOptional keep = new BoolOptional(true);
        TensorVector pulled = grad(new TensorVector(losses), weights.leaves(), new TensorVector(v), keep, true, true);
        for (int j = 0; j < products.length; j++) {
            Tensor along = grad(pulled, new TensorVector(v), directions.get(j), keep, false, true)
                    .get(0)
                    .detach()
                    .to(ScalarType.Double)
                    .contiguous(); // [size]
            DoubleBuffer values = Tensors.bytes(along).asDoubleBuffer();
            values.get(products[j], first, size);
        }
    }
}
