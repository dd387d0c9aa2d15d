package dev.batchwise.cli;

import dev.batchwise.report.Style;
import java.io.PrintWriter;
import picocli.CommandLine;

/**
 * Where words go: results to standard output, progress and warnings to standard error.
 *
 * @param out results
 * @param err progress
 * @param interactive whether standard error is a terminal that a person watches
 * @param style whether results carry colour
 * @param width columns to fit into
 */
record Terminal(PrintWriter out, PrintWriter err, boolean interactive, Style style, int width) {
    private static final int WIDEST = 100;

    /** Returns the terminal of a command; when JSON goes to standard output, words go to standard error. */
    static Terminal of(CommandLine command, boolean jsonOnStandardOutput) {
        boolean interactive = "1".equals(System.getProperty("batchwise.terminal.err"));
        boolean colour = "1".equals(System.getProperty("batchwise.terminal.out"))
                && System.getenv("NO_COLOR") == null
                && !jsonOnStandardOutput;
        PrintWriter out = jsonOnStandardOutput ? command.getErr() : command.getOut();
        return new Terminal(out, command.getErr(), interactive, colour ? Style.COLOUR : Style.PLAIN, columns());
    }

    private static int columns() {
        try {
            return Math.max(60, Math.min(WIDEST, Integer.parseInt(System.getProperty("batchwise.columns", ""))));
        } catch (NumberFormatException e) {
            return WIDEST;
        }
    }
}
