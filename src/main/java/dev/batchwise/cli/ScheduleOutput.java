package dev.batchwise.cli;

import dev.batchwise.report.IndentedJson;
import dev.batchwise.schedule.ScheduleReport;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** Two plans as they are shown at the end of a command. */
@SuppressWarnings("NullAway.Init") // set by picocli
final class ScheduleOutput {
    @Option(
            names = "--json",
            paramLabel = "FILE|-",
            description = "Also write both plans as JSON to a file, or to standard output in place of the table.")
    private Optional<String> json;

    /**
     * Prints the text, and writes JSON where it was asked for.
     *
     * @throws UncheckedIOException if either cannot be written
     */
    void show(CommandLine command, String text, ScheduleReport report) {
        boolean standardOutput = json.filter("-"::equals).isPresent();
        PrintWriter words = Terminal.of(command, standardOutput).out();
        words.print(text);
        words.flush();
        if (standardOutput) {
            command.getOut().print(IndentedJson.text(report));
        } else {
            json.ifPresent(file -> IndentedJson.write(Path.of(file), report));
        }
        if (command.getOut().checkError()) { // which flushes
            throw new UncheckedIOException(
                    "cannot write to standard output", new IOException("standard output is closed or full"));
        }
    }
}
