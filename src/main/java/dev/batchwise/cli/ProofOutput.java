package dev.batchwise.cli;

import dev.batchwise.proof.ProofResults;
import dev.batchwise.report.ProofTable;
import dev.batchwise.report.Reports;
import java.nio.file.Path;

/**
 * A proof as it is shown at the end of a command.
 *
 * @param output of the command
 */
record ProofOutput(ScheduleOutput output) {
    /** Prints plans and verdicts, says where the report is, and writes JSON where it was asked for. */
    void show(Path studyDirectory, ProofResults results) {
        Terminal terminal = output.terminal();
        String text = ProofTable.of(results, terminal.width(), terminal.style())
                + "\nReport:  " + studyDirectory.resolve(Reports.HTML)
                + "\nResults: " + studyDirectory.resolve(Reports.JSON) + "\n";
        output.show(text, results);
    }
}
