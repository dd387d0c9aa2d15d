package dev.batchwise.cli;

import dev.batchwise.torch.TorchRuntime;
import dev.batchwise.train.StoredNetwork;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.bytedeco.javacpp.PointerScope;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code batchwise export}: a trained network for Python. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        header = "Write a trained network from --model torchscript:FILE as TorchScript again.",
        description = {
            "",
            "Puts the weights of a checkpoint into the model file it was trained from and writes the whole to another file, in"
                    + " evaluation mode: torch.jit.load in Python gives the same logits. The checkpoint itself, with the"
                    + " weights alone, is read by Python's safetensors.",
            ""
        },
        footer = {"", "Example:", "  batchwise export studies/NAME/checkpoints/TRIAL.safetensors --to trained.pt"})
@SuppressWarnings("NullAway.Init") // set by picocli
final class ExportCommand implements Callable<Integer> {
    @Parameters(paramLabel = "CHECKPOINT", description = "Checkpoint file (.safetensors).")
    private Path checkpoint;

    @Option(names = "--to", paramLabel = "FILE.pt", required = true, description = "File to write or replace.")
    private Path to;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        save(checkpoint, to);
        spec.commandLine().getOut().println("TorchScript: " + to);
        spec.commandLine().getOut().flush();
        return ExitCode.OK.code();
    }

    /** Writes the network of a checkpoint as TorchScript. */
    static void save(Path checkpoint, Path to) {
        NativeSection.in(() -> {
            TorchRuntime.start();
            try (PointerScope scope = new PointerScope()) {
                StoredNetwork.read(checkpoint).saveTorchScript(to);
            }
            return to;
        });
    }
}
