package dev.batchwise.cli;

import dev.batchwise.data.DataSets;
import dev.batchwise.data.SplitName;
import dev.batchwise.study.DataSpec;
import dev.batchwise.study.OptionTexts;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code batchwise data export}: a split as NumPy arrays. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Write the very arrays a model sees of a split as an .npz file: inputs (float32) and labels (int64),"
                        + " or targets (float32) in regression, in stream-index order.")
@SuppressWarnings("NullAway.Init") // set by picocli
final class DataExportCommand implements Callable<Integer> {
    @Parameters(paramLabel = "NAME", description = "Data set, as `data list` names it.")
    private String name;

    @Option(
            names = "--split",
            paramLabel = "SPLIT",
            defaultValue = "train",
            description = "train, validation or test (default: ${DEFAULT-VALUE}).")
    private String split;

    @Option(names = "--to", paramLabel = "FILE", required = true, description = "File to write.")
    private Path to;

    @Mixin
    private ReadingArguments reading;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        OptionTexts texts = new OptionTexts();
        DataSpec data = reading.options(name).spec(texts);
        texts.problems().throwIfAny();
        DataSets.export(data, SplitName.parse(split), to);
        spec.commandLine().getErr().println("wrote the " + split + " split of " + name + " to " + to);
        return ExitCode.OK.code();
    }
}
