package dev.batchwise.train;

import static org.bytedeco.pytorch.global.torch.grad;

import dev.batchwise.model.Network;
import dev.batchwise.study.Remedies;
import dev.batchwise.study.Remedy;
import java.util.Optional;
import org.bytedeco.pytorch.BoolOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;

/** The mean loss of some examples as training sees them: augmented, moved in part against the network, or weighted, if so asked. */
final class BatchLoss {
    private final Network network;
    private final Examples examples;
    private final Optional<Augmenter> augmenter;
    private final Optional<Remedy.Adversarial> adversarial;
    private final Optional<ExampleWeights> weights;

    /**
     * Creates the loss.
     *
     * @param remedies of which those of inputs and loss are used
     * @param seed of the trial
     */
    BatchLoss(Network network, Examples examples, Remedies remedies, long seed) {
        this.network = network;
        this.examples = examples;
        augmenter = remedies.find(Remedy.Augmentation.class).map(how -> new Augmenter(how, seed));
        adversarial = remedies.find(Remedy.Adversarial.class);
        weights = remedies.find(Remedy.GradientNoise.class).map(how -> new ExampleWeights(how, seed));
    }

    Network network() {
        return network;
    }

    /** Returns the mean loss, []; its graph reaches the weights. */
    Tensor of(Batch batch) {
        Tensor plain = examples.inputs(batch.indices()); // [count, ...]
        Tensor inputs = augmenter.map(a -> a.apply(plain, batch.position())).orElse(plain);
        Tensor targets = examples.targets(batch.indices());
        return adversarial
                .map(moved -> adversarial(inputs, targets, moved.epsilon()))
                .or(() -> weights.map(z -> weighted(inputs, targets, z.of(batch))))
                .orElseGet(() -> mean(inputs, targets));
    }

    /** 1/B·Σ z_i·f_i, whose gradient is 1/B·Σ z_i·g_i. */
    private Tensor weighted(Tensor inputs, Tensor targets, Tensor z) {
        return examples.objective()
                .each(network.forward(inputs), targets)
                .mul(z) // [count]
                .mean();
    }

    private Tensor mean(Tensor inputs, Tensor targets) {
        return examples.objective().mean(network.forward(inputs), targets);
    }

    /** ½·f(x) + ½·f(x + ε·sign ∇f(x)), the moved inputs being constants (Goodfellow, Shlens and Szegedy 2015, section 6). */
    private Tensor adversarial(Tensor inputs, Tensor targets, double epsilon) {
        Tensor watched = inputs.requires_grad_(true);
        Tensor here = mean(watched, targets);
        Tensor gradient = grad(
                        new TensorVector(here),
                        new TensorVector(watched),
                        new TensorVector(),
                        new BoolOptional(true), // the graph is gone through once more, by the weights
                        false,
                        false)
                .get(0);
        Tensor moved = examples.moved(watched.detach(), gradient.sign(), epsilon);
        return here.add(mean(moved, targets)).mul(new Scalar(0.5));
    }
}
