package dev.batchwise.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code batchwise schedule}: one plan turned into another. Nothing is trained. */
@Command(
        name = "schedule",
        mixinStandardHelpOptions = true,
        header = "Turn a learning-rate decay into batch growth, or scale a plan to another batch size.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {ScheduleConvertCommand.class, ScheduleScaleCommand.class})
@SuppressWarnings("NullAway.Init") // set by picocli
final class ScheduleCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
