package dev.batchwise.model;

import static org.bytedeco.pytorch.global.torch.randn;

import dev.batchwise.study.ModelSpec;
import dev.batchwise.study.UsageException;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.StringTensorDict;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** Runs a network that somebody else wrote on a few random examples, before anything depends on it. */
public final class NetworkCheck {
    private static final int FEW = 3;
    private static final double ALONE_TOLERANCE =
            1e-3; // relative; kernels differ with the batch size in the last digits

    private final String model;
    private final List<Integer> inputShape;
    private final int outputs;

    private NetworkCheck(String model, List<Integer> inputShape, int outputs) {
        this.model = model;
        this.inputShape = inputShape;
        this.outputs = outputs;
    }

    /**
     * Does nothing if a network can be trained on such data. libtorch has to be started.
     *
     * @param inputShape of one example: channels, rows, columns; or features
     * @param outputs numbers wanted for each example
     * @throws UsageException saying what it does instead
     */
    public static void check(ModelSpec spec, List<Integer> inputShape, int outputs) {
        try (PointerScope scope = new PointerScope();
                NoGradGuard guard = new NoGradGuard()) {
            NetworkCheck check = new NetworkCheck(spec.name(), inputShape, outputs);
            Network network = Networks.create(spec, inputShape, outputs, 1, OptionalInt.empty());
            check.parameters(network, spec);
            network.train(true);
            Tensor inputs = check.inputs();
            check.run(network, inputs);
            check.run(network, inputs.narrow(0, 0, 2));
            network.eval();
            check.alone(check.run(network, inputs), check.run(network, inputs.narrow(0, 0, 1)));
        }
    }

    private void parameters(Network network, ModelSpec spec) {
        network.namedTensors().forEach((name, tensor) -> {
            if (name.endsWith("running_mean") && !spec.hasBatchNorm()) {
                throw new UsageException("model " + model + " has batch norm (" + name
                        + ") and does not say so; let its class override hasBatchNorm() and return true");
            }
        });
        StringTensorDict named = network.named_parameters();
        if (named.size() == 0) {
            throw new UsageException("model " + model + " has no parameters, so there is nothing to train; register its"
                    + " layers with register_module");
        }
        for (long i = 0; i < named.size(); i++) {
            Tensor tensor = named.get(i).value();
            if (!tensor.requires_grad()
                    || tensor.scalar_type().intern() != ScalarType.Float
                    || !tensor.is_contiguous()) {
                throw new UsageException("parameter " + named.get(i).key().getString() + " of model " + model
                        + " cannot be trained; it has to be of float32, contiguous, and to need a gradient: register what"
                        + " stays fixed with register_buffer");
            }
        }
    }

    private Tensor inputs() {
        long[] shape = new long[1 + inputShape.size()];
        shape[0] = FEW;
        for (int i = 0; i < inputShape.size(); i++) {
            shape[i + 1] = inputShape.get(i);
        }
        return randn(shape); // [3, ...]
    }

    private Tensor run(Network network, Tensor inputs) {
        long[] wanted = {inputs.size(0), outputs};
        Tensor found = tried(network, inputs);
        if (!Arrays.equals(found.shape(), wanted)) {
            throw new UsageException("model " + model + " makes " + Arrays.toString(found.shape()) + " of "
                    + inputs.size(0) + " examples of shape " + inputShape + ", and " + Arrays.toString(wanted)
                    + " is wanted: a row of " + outputs + " logits for each, as many as the data have classes; change"
                    + " its last layer, or --data");
        }
        if (found.scalar_type().intern() != ScalarType.Float) {
            throw new UsageException("model " + model + " gives outputs of type "
                    + found.scalar_type().intern() + ", and training is in float32; convert them in its forward");
        }
        return found;
    }

    private Tensor tried(Network network, Tensor inputs) {
        try {
            return network.forward(inputs);
        } catch (UsageException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new UsageException(
                    "model " + model + " cannot take a batch of " + inputs.size(0) + " examples of shape "
                            + inputShape + ": " + ScriptErrors.reason(e)
                            + "; give the data it was made for in --data (if it was"
                            + " traced, its batch size may be written into it: use torch.jit.script)");
        }
    }

    /** What a network makes of an example in evaluation mode has to follow from that example. */
    private void alone(Tensor together, Tensor first) {
        double scale = together.abs().max().item_double();
        double apart = together.narrow(0, 0, 1).sub(first).abs().max().item_double();
        if (apart > ALONE_TOLERANCE * scale) {
            throw new UsageException(
                    "model " + model + " scores an example in evaluation mode by the others in its batch"
                            + " (batch norm without running statistics?), so its scores would depend on how they are cut; give"
                            + " batch norm track_running_stats=True");
        }
    }
}
