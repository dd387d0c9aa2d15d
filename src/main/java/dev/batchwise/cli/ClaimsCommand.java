package dev.batchwise.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code batchwise claims}: what is said about batch size, as experiments. */
@Command(
        name = "claims",
        mixinStandardHelpOptions = true,
        header = "What is said about batch size, as experiments: supported, refuted or inconclusive.",
        description = {
            "",
            "Every statement that the debate on batch size rests on is an experiment with a rule that was fixed beforehand."
                    + " Run one on real data in minutes, or all of them.",
            ""
        },
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Examples:",
            "  batchwise claims list",
            "  batchwise claims show few-updates",
            "  batchwise claims run 1 2 3 --scale desk",
            "  batchwise claims report --scale desk",
            "  batchwise claims merge --study studies/claims-desk from-another-machine"
        },
        subcommands = {
            ClaimsListCommand.class,
            ClaimsShowCommand.class,
            ClaimsRunCommand.class,
            ClaimsReportCommand.class,
            ClaimsMergeCommand.class,
            ClaimsJudgeCommand.class
        })
@SuppressWarnings("NullAway.Init") // set by picocli
final class ClaimsCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
