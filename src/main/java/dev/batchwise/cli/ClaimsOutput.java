package dev.batchwise.cli;

import dev.batchwise.claims.Claim;
import dev.batchwise.claims.ClaimsResults;
import dev.batchwise.report.ClaimText;
import dev.batchwise.report.ClaimsTable;
import dev.batchwise.report.IndentedJson;
import dev.batchwise.report.Reports;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;

/**
 * Claims as they are shown at the end of a command.
 *
 * @param command whose streams are printed to
 * @param json where JSON was asked for, {@code -} for standard output
 */
record ClaimsOutput(CommandLine command, Optional<String> json) {
    /** Returns the terminal words go to. */
    Terminal terminal() {
        return Terminal.of(command, json.filter("-"::equals).isPresent());
    }

    /** Writes the reports and shows a line of every claim. */
    void showAll(Path directory, ClaimsResults results) {
        Terminal terminal = terminal();
        terminal.out().print(ClaimsTable.of(results, terminal.width(), terminal.style()));
        terminal.out().println();
        places(directory, results);
    }

    /** Writes the reports and shows all of some claims, and in a line how the others stand. */
    void show(Path directory, ClaimsResults results, List<Claim> some) {
        Terminal terminal = terminal();
        PrintWriter out = terminal.out();
        List<String> ids = some.stream().map(claim -> claim.card().id()).toList();
        results.claims().stream()
                .filter(claim -> ids.contains(claim.card().id()))
                .forEach(claim -> out.println(ClaimText.found(claim, terminal.width(), terminal.style())));
        ClaimsTable.others(results, ids)
                .ifPresent(line -> out.println(line + " List them: batchwise claims list --study " + directory + "\n"));
        places(directory, results);
    }

    private void places(Path directory, ClaimsResults results) {
        Reports.write(directory, results);
        PrintWriter out = terminal().out();
        out.println("Page:    " + directory.resolve(Reports.HTML));
        out.println("Results: " + directory.resolve(Reports.JSON) + ", and of each claim in a directory of its own");
        out.flush();
        if (json.filter("-"::equals).isPresent()) {
            command.getOut().print(IndentedJson.text(results));
            command.getOut().flush();
        } else {
            json.ifPresent(file -> IndentedJson.write(Path.of(file), results));
        }
    }
}
