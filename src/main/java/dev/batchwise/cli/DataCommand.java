package dev.batchwise.cli;

import dev.batchwise.data.DataCatalogue;
import dev.batchwise.data.DataSets;
import dev.batchwise.data.SplitName;
import dev.batchwise.study.DataSpec;
import java.io.PrintWriter;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code batchwise data}: what can be trained on. */
@Command(
        name = "data",
        mixinStandardHelpOptions = true,
        header = "List or fetch data sets, or export the arrays a model sees.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = DataFetchCommand.class)
@SuppressWarnings("NullAway.Init") // set by picocli
final class DataCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    /** Prints the catalogue. */
    @Command(name = "list", mixinStandardHelpOptions = true, description = "List the data sets there are.")
    int list() {
        PrintWriter out = spec.commandLine().getOut();
        for (DataCatalogue.Entry entry : DataCatalogue.entries()) {
            out.println(entry.name());
            out.println("    " + entry.description());
            out.println("    " + entry.size() + "; licence: " + entry.licence());
        }
        out.flush();
        return ExitCode.OK.code();
    }

    /** Writes a split as NumPy arrays. */
    @Command(
            name = "export",
            mixinStandardHelpOptions = true,
            sortOptions = false,
            description = "Write the very arrays a model sees of a split as an .npz file: inputs (float32) and labels"
                    + " (int64), in stream-index order.")
    int export(
            @Parameters(paramLabel = "NAME", description = "Data set: mnist, idx:DIR.") String name,
            @Option(
                            names = "--split",
                            paramLabel = "SPLIT",
                            defaultValue = "train",
                            description = "train, validation or test (default: ${DEFAULT-VALUE}).")
                    String split,
            @Option(names = "--to", paramLabel = "FILE", required = true, description = "File to write.") Path to,
            @Option(
                            names = "--validation",
                            paramLabel = "SHARE",
                            defaultValue = "0.1",
                            description = "Share held out (default: ${DEFAULT-VALUE}).")
                    double validation,
            @Option(
                            names = "--split-seed",
                            paramLabel = "SEED",
                            defaultValue = "1",
                            description = "Seed of the split (default: ${DEFAULT-VALUE}).")
                    long splitSeed) {
        DataSets.export(new DataSpec(name, validation, splitSeed), SplitName.parse(split), to);
        spec.commandLine().getErr().println("wrote the " + split + " split of " + name + " to " + to);
        return ExitCode.OK.code();
    }
}
