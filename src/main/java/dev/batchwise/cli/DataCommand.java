package dev.batchwise.cli;

import dev.batchwise.data.DataCatalogue;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code batchwise data}: what can be trained on. */
@Command(
        name = "data",
        mixinStandardHelpOptions = true,
        header = "List, fetch or describe data sets, or export the arrays a model sees.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {DataFetchCommand.class, DataDescribeCommand.class, DataExportCommand.class})
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
            out.println("    " + entry.source());
        }
        out.flush();
        return ExitCode.OK.code();
    }
}
