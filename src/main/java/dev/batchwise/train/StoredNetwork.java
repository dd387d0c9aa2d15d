package dev.batchwise.train;

import static org.bytedeco.pytorch.global.torch.isfinite;

import dev.batchwise.model.Network;
import dev.batchwise.model.Networks;
import dev.batchwise.study.DataShape;
import dev.batchwise.study.ModelSpec;
import dev.batchwise.study.UsageException;
import dev.batchwise.torch.Safetensors;
import dev.batchwise.torch.TorchRuntime;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;

/**
 * A network in a file.
 *
 * @param file where it lies
 * @param model its name
 * @param content tensors by name, and text; the scope open at reading owns them
 */
public record StoredNetwork(Path file, String model, Safetensors content) {
    private static final String EXAMPLE =
            "give a .safetensors file that batchwise wrote, e.g." + " studies/NAME/checkpoints/TRIAL.safetensors";

    /**
     * Reads a checkpoint.
     *
     * @throws UsageException if the file is none, or does not say what it holds
     */
    public static StoredNetwork read(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new UsageException("checkpoint " + file + " is not a file; " + EXAMPLE);
        }
        try {
            Safetensors content = Safetensors.read(file);
            String model = content.metadata().getOrDefault("model", "");
            if (model.isEmpty()) {
                throw new UsageException("checkpoint " + file
                        + " does not say which model it holds (no \"model\" in its metadata); " + EXAMPLE);
            }
            return new StoredNetwork(file, model, content);
        } catch (UncheckedIOException e) {
            String reason =
                    e.getCause() == null ? "" : String.valueOf(e.getCause().getMessage());
            throw new UsageException("checkpoint " + file + " cannot be read: " + reason + "; " + EXAMPLE);
        }
    }

    /** Returns the learning rate it says its training started from. */
    public OptionalDouble learningRate() {
        try {
            String text = content.metadata().getOrDefault("learningRate", "");
            return text.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(Double.parseDouble(text));
        } catch (NumberFormatException e) {
            return OptionalDouble.empty();
        }
    }

    /**
     * Returns the network with its weights, for inputs of that data; the open scope owns it.
     *
     * @throws UsageException naming the first tensor that does not fit or is not finite
     */
    public Network network(TensorData data) {
        return network(data.inputShape(), data.outputs());
    }

    private Network network(List<Integer> inputShape, int outputs) {
        Network network = Networks.create(spec(), inputShape, outputs, 0, OptionalInt.empty());
        copyInto(network, inputShape, outputs);
        return network;
    }

    /**
     * Gives a network of this model these weights and statistics.
     *
     * @throws UsageException naming the first tensor that does not fit or is not finite
     */
    void copyInto(Network network, List<Integer> inputShape, int outputs) {
        try (NoGradGuard guard = new NoGradGuard()) {
            for (Map.Entry<String, Tensor> entry : network.namedTensors().entrySet()) {
                entry.getValue().copy_(fitting(entry.getKey(), entry.getValue(), inputShape, outputs));
            }
        }
    }

    /**
     * Checks that a network can start from a checkpoint; libtorch is started if it was not.
     *
     * @param shape of the data it is to be trained on
     * @param option by which it was given
     * @throws UsageException if the file is none, is of another model, or does not fit the data
     */
    public static void check(Path file, String model, DataShape shape, String option) {
        TorchRuntime.start();
        try (PointerScope scope = new PointerScope()) {
            read(file, model, option).network(shape.inputShape(), shape.outputs());
        }
    }

    /**
     * Reads a checkpoint that has to be of a model.
     *
     * @param option by which it was given
     * @throws UsageException if the file is none, or is of another model
     */
    public static StoredNetwork read(Path file, String model, String option) {
        StoredNetwork stored = read(file);
        if (!stored.model.equals(model)) {
            throw new UsageException("checkpoint " + file + " in " + option + " holds model " + stored.model + ", not "
                    + model + "; give one of that model, or --model " + stored.model);
        }
        return stored;
    }

    private ModelSpec spec() {
        try {
            return ModelSpec.parse(model);
        } catch (UsageException e) {
            throw new UsageException("checkpoint " + file + " holds model '" + model
                    + "', which is not known here; use the version of batchwise that wrote it");
        }
    }

    private Tensor fitting(String name, Tensor wanted, List<Integer> inputShape, int outputs) {
        Tensor found = content.tensors().get(name);
        if (found == null || !Arrays.equals(found.shape(), wanted.shape())) {
            String shape = found == null ? "missing" : Arrays.toString(found.shape());
            throw new UsageException("checkpoint " + file + " does not hold the weights of " + model + " for inputs "
                    + inputShape + " and " + outputs + " outputs: tensor " + name + " is " + shape
                    + ", not " + Arrays.toString(wanted.shape()) + "; give --data as it was trained on");
        }
        if (!isfinite(found).all().item_bool()) {
            throw new UsageException("checkpoint " + file + " holds values that are not finite, first in tensor " + name
                    + "; give one of a run that did not diverge");
        }
        return found;
    }
}
