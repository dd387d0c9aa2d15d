package dev.batchwise.cli;

import dev.batchwise.report.IndentedJson;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine;

/**
 * Plans as they are shown at the end of a command.
 *
 * @param command whose output it is
 * @param json where JSON was asked for, {@code -} for standard output
 */
record ScheduleOutput(CommandLine command, Optional<String> json) {
    /** Returns where words go: to standard error if JSON goes to standard output. */
    Terminal terminal() {
        return Terminal.of(command, jsonOnStandardOutput());
    }

    private boolean jsonOnStandardOutput() {
        return json.filter("-"::equals).isPresent();
    }

    /**
     * Prints the text, and writes JSON where it was asked for.
     *
     * @throws UncheckedIOException if either cannot be written
     */
    void show(String text, Record report) {
        PrintWriter words = terminal().out();
        words.print(text);
        words.flush();
        if (jsonOnStandardOutput()) {
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
