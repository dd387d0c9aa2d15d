package dev.batchwise.cli;

import dev.batchwise.advice.StudyResults;
import dev.batchwise.report.Reports;
import dev.batchwise.report.ResultsJson;
import dev.batchwise.report.SharpnessText;
import dev.batchwise.report.TerminalTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Results as they are shown at the end of a command.
 *
 * @param terminal to print to
 * @param json where JSON was asked for, {@code -} for standard output
 */
record ResultsOutput(Terminal terminal, Optional<String> json) {
    /** Prints the table and the advice, says where the report is, and writes JSON where it was asked for. */
    void show(Path studyDirectory, StudyResults results) {
        terminal.out().println(TerminalTable.of(results, terminal.width(), terminal.style()));
        results.instruments().sharpness().ifPresent(found -> {
            terminal.out().println();
            terminal.out().println("Sharpness of the trained networks:");
            SharpnessText.of(found, terminal.width()).forEach(terminal.out()::println);
        });
        terminal.out().println();
        terminal.out().println("Report:  " + studyDirectory.resolve(Reports.HTML));
        terminal.out().println("Results: " + studyDirectory.resolve(Reports.JSON) + ", " + Reports.CSV);
        terminal.out().flush();
        json.ifPresent(target -> {
            if (target.equals("-")) {
                writeToStandardOutput(results);
            } else {
                ResultsJson.write(Path.of(target), results);
            }
        });
    }

    private static void writeToStandardOutput(StudyResults results) {
        try {
            ResultsJson.write(System.out, results);
            System.out.println();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write to standard output: " + e.getMessage(), e);
        }
        if (System.out.checkError()) {
            throw new UncheckedIOException(
                    "cannot write to standard output", new IOException("standard output is closed or full"));
        }
    }
}
