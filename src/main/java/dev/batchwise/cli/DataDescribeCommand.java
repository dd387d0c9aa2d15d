package dev.batchwise.cli;

import dev.batchwise.data.DataDescription;
import dev.batchwise.data.DataSets;
import dev.batchwise.study.DataSpec;
import dev.batchwise.study.OptionTexts;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code batchwise data describe}: what a data set holds. */
@Command(
        name = "describe",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Say what a data set holds as a model sees it: shape, splits, classes and their balance, what became"
                        + " of a table's columns, memory and checksums.",
        footer = {
            "",
            "Examples:",
            "  batchwise data describe mnist",
            "  batchwise data describe csv:houses.csv --task regression --label price",
            "  batchwise data describe csv:train.csv.gz --test-data test.csv.gz --missing impute"
        })
@SuppressWarnings("NullAway.Init") // set by picocli
final class DataDescribeCommand implements Callable<Integer> {
    @Parameters(paramLabel = "NAME", description = "Data set, as `data list` names it.")
    private String name;

    @Mixin
    private ReadingArguments reading;

    @Option(
            names = "--json",
            paramLabel = "FILE|-",
            description = "Also write it as JSON to a file, or to standard output in place of the words.")
    private Optional<String> json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        OptionTexts texts = new OptionTexts();
        DataSpec data = reading.options(name).spec(texts);
        texts.problems().throwIfAny();
        DataDescription found = DataSets.describe(data);
        ScheduleOutput output = new ScheduleOutput(spec.commandLine(), json);
        output.show(DescriptionText.of(found, output.terminal().width()), found);
        return ExitCode.OK.code();
    }
}
