package dev.batchwise.noise;

import static org.bytedeco.pytorch.global.torch.grad;

import dev.batchwise.model.Network;
import dev.batchwise.model.Stage;
import dev.batchwise.torch.FlatWeights;
import dev.batchwise.train.Examples;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;

/**
 * Per-example gradients of a chain of stages: one pass gives the gradient of the sum of losses by the weights and by what came
 * out of each stage, and from the latter the squared length of every example's own. Costs about one gradient, two where
 * there are convolutions.
 */
final class ChainGradients implements ExampleGradients {
    private final Network network;
    private final Examples examples;
    private final FlatWeights weights;

    ChainGradients(Network network, Examples examples, FlatWeights weights) {
        this.network = network;
        this.examples = examples;
        this.weights = weights;
    }

    /** A stage that has weights, with what went in and came out. */
    private record Passed(Stage.Weighted stage, Tensor input, Tensor output) {}

    @Override
    public double add(Tensor indices, double[] sum) {
        network.eval();
        Tensor h = examples.inputs(indices).to(weights.type()); // [count, channels, rows, columns]
        List<Passed> passed = new ArrayList<>();
        for (Stage stage : network.stages()) {
            Tensor out = stage.forward(h);
            if (stage instanceof Stage.Weighted weighted) {
                passed.add(new Passed(weighted, h, out));
            }
            h = out;
        }
        Tensor loss = examples.objective().each(h, examples.targets(indices)).sum();
        TensorVector by = weights.leaves();
        long leaves = by.size();
        passed.forEach(p -> by.push_back(p.output()));
        TensorVector derivatives = grad(new TensorVector(loss), by);
        weights.accumulate(derivatives, 1, sum);
        double squares = 0;
        for (int i = 0; i < passed.size(); i++) {
            Passed p = passed.get(i);
            Tensor delta = derivatives.get(leaves + i);
            squares +=
                    p.stage().squaredGradients(p.input().detach(), delta).sum().item_double();
        }
        return squares;
    }

    /** Activations of convolutions are large: few examples stay in the cache. */
    @Override
    public int piece() {
        boolean large = network.stages().stream().anyMatch(Stage.Convolution.class::isInstance);
        return large ? 32 : ExampleGradients.super.piece();
    }

    @Override
    public String method() {
        return "closed form";
    }
}
