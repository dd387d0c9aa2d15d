package dev.batchwise.model;

import static org.bytedeco.pytorch.global.torch.zeros;

import dev.batchwise.study.NetworkWork;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Edge;
import org.bytedeco.pytorch.Node;
import org.bytedeco.pytorch.SymIntArrayRef;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;

/**
 * The work of a network, counted on the graph that autograd keeps of one forward pass: whatever layers there are, their
 * products and the shapes of their outputs are in it. Products of two activations, which none of the networks has, would not
 * be counted.
 */
public final class ForwardGraph {
    /** Batch norm needs two. */
    private static final int EXAMPLES = 2;

    private final Set<Long> visited = new HashSet<>();
    private double forward;
    private double training;
    private double written;

    private ForwardGraph() {}

    /**
     * Returns the work of a network in the mode it is in; in training mode its batch-norm statistics advance by one batch of
     * zeros.
     *
     * @param inputShape of one example: channels, rows, columns
     */
    public static NetworkWork work(Network network, List<Integer> inputShape) {
        long[] shape = new long[1 + inputShape.size()];
        shape[0] = EXAMPLES;
        for (int i = 0; i < inputShape.size(); i++) {
            shape[i + 1] = inputShape.get(i);
        }
        try (PointerScope scope = new PointerScope()) {
            Tensor inputs = zeros(shape); // [2, channels, rows, columns]
            ForwardGraph graph = new ForwardGraph();
            graph.visit(network.forward(inputs).grad_fn());
            double activations = (inputs.numel() + graph.written) / EXAMPLES;
            return new NetworkWork(
                    weights(network), Math.round(activations), graph.forward / EXAMPLES, graph.training / EXAMPLES);
        }
    }

    private static long weights(Network network) {
        TensorVector leaves = network.parameters();
        long weights = 0;
        for (long i = 0; i < leaves.size(); i++) {
            weights += leaves.get(i).numel();
        }
        return weights;
    }

    private void visit(Node node) {
        if (!visited.add(node.address())) {
            return;
        }
        count(node);
        for (int i = 0; i < node.num_outputs(); i++) {
            Edge edge = node.next_edge(i);
            if (edge.is_valid()) {
                visit(edge.function());
            }
        }
    }

    private void count(Node node) {
        String name = node.name().getString();
        if (name.startsWith("AddmmBackward")) {
            product(node, 1, 2);
        } else if (name.startsWith("MmBackward") || name.startsWith("ConvolutionBackward")) {
            product(node, 0, 1);
        } else if (name.startsWith("NativeBatchNorm") || name.startsWith("MaxPool")) {
            written += size(node);
        }
    }

    /**
     * At each output position the outputs of all channels, which are dimension 1, take one product with every weight.
     *
     * @param inputs the edge to what is multiplied
     * @param weights the edge to what it is multiplied with
     */
    private void product(Node node, int inputs, int weights) {
        Optional<Node> leaf = leaf(node.next_edge(weights));
        if (leaf.isEmpty()) {
            return;
        }
        double outputs = size(node);
        double positions = outputs / shape(node).get(1).expect_int();
        double flops = 2 * size(leaf.get()) * positions;
        boolean inputsHaveGradient = node.next_edge(inputs).is_valid();
        forward += flops;
        training += (inputsHaveGradient ? 3 : 2) * flops;
        written += outputs;
    }

    /** Returns the parameter behind an edge, through a transposition if there is one. */
    private static Optional<Node> leaf(Edge edge) {
        if (!edge.is_valid()) {
            return Optional.empty();
        }
        Node node = edge.function();
        if (node.name().getString().endsWith("AccumulateGrad")) {
            return Optional.of(node);
        }
        return node.name().getString().startsWith("TBackward") ? leaf(node.next_edge(0)) : Optional.empty();
    }

    /** Returns the number of elements of the tensor that the node's operation gave. */
    private static double size(Node node) {
        SymIntArrayRef shape = shape(node);
        double size = 1;
        for (long i = 0; i < shape.size(); i++) {
            size *= shape.get(i).expect_int();
        }
        return size;
    }

    private static SymIntArrayRef shape(Node node) {
        return node.input_metadata(0)
                .shape_as_dim_vector(); // an input of the backward step is an output of the forward one
    }
}
