package dev.batchwise.cli;

import dev.batchwise.study.UsageException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The program. */
@Command(
        name = "batchwise",
        mixinStandardHelpOptions = true,
        versionProvider = Build.class,
        sortOptions = false,
        synopsisSubcommandLabel = "COMMAND",
        header = "Which batch size should I train with? Measured on your model, your data, your machine.",
        description = {
            "",
            "Trains the same network on the same number of examples at every batch size, each at its own learning rate, and"
                    + " says with intervals what the batch size changes: accuracy, loss, time, memory.",
            ""
        },
        commandListHeading = "%nCommands:%n",
        footer = {
            "",
            "Start with `batchwise compare --quick`; `batchwise COMMAND --help` tells all options of a command."
        },
        subcommands = {
            CompareCommand.class,
            TrainCommand.class,
            ProbeCommand.class,
            SharpnessCommand.class,
            NoiseCommand.class,
            ScheduleCommand.class,
            ClaimsCommand.class,
            ExportCommand.class,
            DataCommand.class,
            ReportCommand.class
        })
public final class Main implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    /** Runs the program and ends the process with its exit code. */
    public static void main(String[] args) {
        System.exit(run(args));
    }

    /**
     * Runs the program.
     *
     * @param args command line
     * @return exit code, one of {@link ExitCode}
     */
    public static int run(String... args) {
        return run(utf8(System.out), utf8(System.err), args);
    }

    private static PrintWriter utf8(PrintStream stream) {
        return new PrintWriter(stream, true, StandardCharsets.UTF_8);
    }

    /** Runs the program with other places to print to. */
    static int run(PrintWriter out, PrintWriter err, String... args) {
        CommandLine line = new CommandLine(new Main())
                .setOut(out)
                .setErr(err)
                .setUsageHelpAutoWidth(true)
                .setExpandAtFiles(false)
                .setOverwrittenOptionsAllowed(true) // the last one counts
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(Main::misused)
                .setExecutionExceptionHandler((e, command, result) -> failed(e, command));
        return line.execute(args);
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    private static int misused(CommandLine.ParameterException e, String[] args) {
        PrintWriter err = e.getCommandLine().getErr();
        err.println("batchwise: " + Misspelling.explain(e));
        err.println("Try '" + e.getCommandLine().getCommandSpec().qualifiedName() + " --help'.");
        return ExitCode.USAGE.code();
    }

    /** The one place where every way of failing becomes words and an exit code. */
    private static int failed(Exception e, CommandLine command) {
        if (e instanceof UsageException usage) {
            say(command, usage.problems());
            return ExitCode.USAGE.code();
        } else if (e instanceof UncheckedIOException) {
            say(
                    command,
                    List.of(
                            String.valueOf(e.getMessage())
                                    + "; what has finished is kept: make room or give another directory, then run the same command again"));
            return ExitCode.USAGE.code();
        } else if (e instanceof InterruptedException) {
            say(command, List.of("interrupted; the same command goes on from here"));
            return ExitCode.INTERRUPTED.code();
        }
        e.printStackTrace(command.getErr());
        return ExitCode.DEFECT.code();
    }

    private static void say(CommandLine command, List<String> problems) {
        problems.forEach(problem -> command.getErr().println("batchwise: " + problem));
    }
}
