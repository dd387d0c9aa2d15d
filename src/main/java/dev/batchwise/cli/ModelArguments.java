package dev.batchwise.cli;

import dev.batchwise.model.NetworkCheck;
import dev.batchwise.study.ClassNetwork;
import dev.batchwise.study.DataShape;
import dev.batchwise.study.ModelSpec;
import dev.batchwise.study.UsageException;
import dev.batchwise.torch.TorchRuntime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options that say which network. Their text is checked later; what only running the network shows is checked here. */
@SuppressWarnings("NullAway.Init") // set by picocli
final class ModelArguments {
    /** The network where none is named. */
    static final String USUAL = "mlp:128";

    @Option(
            names = "--model",
            paramLabel = "NAME",
            description =
                    "Network: softmax, mlp:128, mlp:512,512, cnn, simple-cnn, f1, f2, c1, c2, c3, c4, resnet8, resnet44,"
                            + " resnet50, wrn-16-4, caffenet128; torchscript:FILE from Python, with the weights in FILE for"
                            + " every seed; class:NAME from Java (default: " + USUAL + ").")
    private Optional<String> model;

    @Option(
            names = "--classpath",
            paramLabel = "PATH",
            description = "Directories or jars that hold the class of --model class:NAME, with the platform's separator"
                    + " between them.")
    private Optional<String> classPath;

    /** Returns the network that was named, completed by its class path. */
    Optional<String> given() {
        return model.map(name ->
                isClass(name) ? name + classPath.map(p -> ClassNetwork.AT + p).orElse("") : name);
    }

    /** Returns the network that was named, the usual one if none was. */
    String name() {
        return given().orElse(USUAL);
    }

    private static boolean isClass(String name) {
        return name.startsWith(ClassNetwork.PREFIX) && !name.contains(ClassNetwork.AT);
    }

    /**
     * Returns what is wrong with the network beyond its name: a class path that serves nothing, and what somebody else's network
     * does with examples of the data. libtorch is loaded for such a network alone.
     *
     * @param shape of the data; what depends on it is not checked if it is not known
     */
    List<String> problems(Optional<DataShape> shape) {
        List<String> problems = new ArrayList<>();
        if (classPath.isPresent() && !name().startsWith(ClassNetwork.PREFIX)) {
            problems.add("--classpath " + classPath.get() + " does not go with --model " + name()
                    + "; leave it out, or give --model class:org.example.MyNet");
        }
        try {
            shape.ifPresent(known -> run(ModelSpec.parse(name()), known));
        } catch (UsageException e) {
            problems.addAll(e.problems());
        }
        return problems;
    }

    private static void run(ModelSpec spec, DataShape shape) {
        if (spec.isFromElsewhere()) {
            NativeSection.in(() -> {
                TorchRuntime.start();
                NetworkCheck.check(spec, shape.inputShape(), shape.outputs());
                return spec;
            });
        }
    }
}
