package dev.batchwise.curvature;

import static org.bytedeco.pytorch.global.torch.grad;

import dev.batchwise.model.Network;
import dev.batchwise.torch.FlatWeights;
import dev.batchwise.train.Examples;
import dev.batchwise.train.Objective;
import java.util.Arrays;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.BoolOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;

/**
 * The mean loss of a network over fixed examples, f(x), as a function of the flat vector x of all its weights. The
 * network is in evaluation mode: batch norm uses the statistics it has, wherever the weights are moved. Every pass is taken in
 * pieces of {@value #PIECE} examples whose shares are added in float64, so memory does not depend on the number of examples.
 */
public final class LossSurface {
    private static final long PIECE = 500;

    private final Network network;
    private final Examples examples;
    private final Objective objective;
    private final FlatWeights weights;
    private final Effort effort;
    private int gradients;
    private int products;

    /**
     * Creates the surface.
     *
     * @param network stays the caller's
     * @param examples stay the caller's
     * @param effort hears of every pass
     */
    public LossSurface(Network network, Examples examples, Effort effort) {
        this.network = network;
        this.examples = examples;
        this.effort = effort;
        objective = examples.objective();
        weights = new FlatWeights(network.parameters());
    }

    /** What is done with one piece: a share of all examples. */
    interface Task {
        /**
         * Does it.
         *
         * @param outputs of the network for the piece, [count, outputs]
         * @param targets of the piece, [count]
         * @param share of all examples, in (0, 1]
         */
        void on(Tensor outputs, Tensor targets, double share);
    }

    /** Returns the number of weights. */
    int dimension() {
        return weights.count();
    }

    Examples examples() {
        return examples;
    }

    /** Returns how often f and its gradient were evaluated. */
    int gradients() {
        return gradients;
    }

    /** Returns how many products with the Hessian or its Gauss–Newton part were made. */
    int products() {
        return products;
    }

    /** Returns a copy of the weights where the network is, [weights]. */
    public double[] here() {
        return weights.read();
    }

    /** Moves the network. */
    void move(double[] x) {
        weights.write(x);
    }

    /** Moves the network to x and returns f there; fills in the gradient. */
    double at(double[] x, double[] gradient) {
        move(x);
        return here(gradient);
    }

    /**
     * Returns f where the network is, in nats.
     *
     * @param gradient [weights], filled in
     */
    public double here(double[] gradient) {
        Arrays.fill(gradient, 0);
        double[] sum = {0};
        TensorVector leaves = weights.leaves();
        pieces((outputs, targets, share) -> {
            Tensor loss = objective.mean(outputs, targets);
            sum[0] += share * loss.item_double();
            weights.accumulate(grad(new TensorVector(loss), leaves), share, gradient);
        });
        gradients++;
        effort.spent(1);
        return sum[0];
    }

    /**
     * Takes the product of the Hessian where the network is with v, exactly, by differentiating the gradient along v.
     *
     * @param v [weights]
     * @param product [weights], filled in
     */
    public void hessianTimes(double[] v, double[] product) {
        Arrays.fill(product, 0);
        try (PointerScope scope = new PointerScope()) {
            TensorVector leaves = weights.leaves();
            TensorVector direction = weights.tensors(v);
            pieces((outputs, targets, share) -> {
                Tensor loss = objective.mean(outputs, targets);
                TensorVector gradient =
                        grad(new TensorVector(loss), leaves, new TensorVector(), new BoolOptional(), true, true);
                weights.accumulate(grad(gradient, leaves, direction, new BoolOptional(), false, true), share, product);
            });
        }
        productMade();
    }

    /**
     * Fills in the product of the Gauss–Newton matrix with v: JᵀHJv, where J is the Jacobian of the outputs and H the
     * Hessian of the loss by them. Jv comes from differentiating Jᵀu by u.
     */
    void gaussNewtonTimes(double[] v, double[] product) {
        Arrays.fill(product, 0);
        try (PointerScope scope = new PointerScope()) {
            TensorVector leaves = weights.leaves();
            TensorVector direction = weights.tensors(v);
            pieces((outputs, targets, share) -> {
                Tensor moved = jacobianTimes(outputs, leaves, direction); // [count, outputs]
                Tensor along = objective.hessianTimes(outputs.detach(), moved);
                Tensor seed = along.mul(new Scalar(1.0 / outputs.size(0)));
                weights.accumulate(
                        grad(
                                new TensorVector(outputs),
                                leaves,
                                new TensorVector(seed),
                                new BoolOptional(),
                                false,
                                true),
                        share,
                        product);
            });
        }
        productMade();
    }

    private static Tensor jacobianTimes(Tensor outputs, TensorVector leaves, TensorVector direction) {
        Tensor u = outputs.detach().mul(new Scalar(0.0)).requires_grad_(true); // [count, outputs]
        TensorVector pulled =
                grad(new TensorVector(outputs), leaves, new TensorVector(u), new BoolOptional(true), true, true);
        TensorVector moved = grad(pulled, new TensorVector(u), direction, new BoolOptional(true), false, true);
        return moved.get(0).detach();
    }

    private void productMade() {
        products++;
        effort.spent(Effort.PRODUCT);
    }

    /** Runs over all examples, piece by piece, each in a scope of its own. */
    void pieces(Task task) {
        network.eval();
        long count = examples.count();
        for (long first = 0; first < count; first += PIECE) {
            try (PointerScope scope = new PointerScope()) {
                long size = Math.min(PIECE, count - first);
                Tensor inputs = examples.inputs(first, size).to(weights.type()); // [size, channels, rows, columns]
                task.on(network.forward(inputs), examples.targets(first, size), (double) size / count);
            }
        }
    }
}
