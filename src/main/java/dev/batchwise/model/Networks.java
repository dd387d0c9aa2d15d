package dev.batchwise.model;

import static org.bytedeco.pytorch.global.torch.manual_seed;

import dev.batchwise.study.ClassNetwork;
import dev.batchwise.study.ModelSpec;
import dev.batchwise.study.NamedNetwork;
import dev.batchwise.study.TorchScriptFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.OptionalInt;

/** Creates networks. */
public final class Networks {
    private Networks() {}

    /**
     * Returns a network whose initial weights depend on the init seed alone; each network says how they are drawn, libtorch's
     * default being uniform in ±1/√(fan-in). The caller's scope owns it.
     *
     * @param spec which network
     * @param inputShape of one example: channels, rows, columns; or features
     * @param outputs number of logits
     * @param initSeed seed of the initial weights; libtorch's generator is left seeded with it
     * @param ghostBatch examples behind one set of batch-norm statistics; the whole batch if empty
     * @throws dev.batchwise.study.UsageException if it cannot take such inputs
     */
    public static Network create(
            ModelSpec spec, List<Integer> inputShape, int outputs, long initSeed, OptionalInt ghostBatch) {
        spec.checkInputs(inputShape);
        manual_seed(initSeed);
        if (spec instanceof ModelSpec.Mlp mlp) {
            return new Mlp(features(inputShape), mlp.widths(), outputs);
        }
        if (spec instanceof TorchScriptFile script) {
            return new ScriptNetwork(script);
        }
        if (spec instanceof ClassNetwork named) {
            return ClassNetworks.create(named, inputShape, outputs);
        }
        return named(((NamedNetwork) spec).name(), inputShape, outputs, ghostBatch);
    }

    /**
     * Writes a network that came from a TorchScript file as such a file, in evaluation mode, whole or not at all.
     *
     * @throws UncheckedIOException naming the path, if it cannot be written
     */
    public static void saveTorchScript(Network network, Path to) {
        if (!(network instanceof ScriptNetwork script)) {
            throw new IllegalArgumentException(network.getClass().getSimpleName() + " is no TorchScript");
        }
        Path draft = to.resolveSibling(
                to.getFileName() + "." + ProcessHandle.current().pid() + ".tmp");
        try {
            Files.createDirectories(to.toAbsolutePath().getParent());
            script.save(draft);
            Files.move(draft, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + to + ": " + e.getMessage(), e);
        } catch (RuntimeException e) {
            throw new UncheckedIOException("cannot write " + to + ": " + ScriptErrors.reason(e), new IOException(e));
        } finally {
            draft.toFile().delete();
        }
    }

    private static Network named(String name, List<Integer> shape, int outputs, OptionalInt ghost) {
        return switch (name) {
            case "softmax" -> new Softmax(features(shape), outputs);
            case "cnn" -> new SimpleCnn(shape, 512, outputs);
            case "simple-cnn" -> new SimpleCnn(shape, 1024, outputs);
            case "f1" -> KeskarDense.f1(features(shape), outputs, ghost);
            case "f2" -> KeskarDense.f2(features(shape), outputs, ghost);
            case "c1", "c3" -> new KeskarShallow(shape, outputs, ghost);
            case "c2", "c4" -> new KeskarDeep(shape, outputs, ghost);
            case "resnet8" -> new ResNet8(shape, outputs);
            case "resnet44" -> new ResNet44(shape, outputs, ghost);
            case "resnet50" -> new ResNet50(shape, outputs, ghost);
            case "wrn-16-4" -> new WideResNet(shape, outputs, ghost);
            case "caffenet128" -> new CaffeNet(shape, outputs);
            default -> throw new IllegalArgumentException("no network is named " + name);
        };
    }

    private static long features(List<Integer> shape) {
        return shape.stream().mapToLong(Integer::longValue).reduce(1, (a, b) -> a * b);
    }
}
