package dev.batchwise.cli;

import dev.batchwise.claims.ClaimResults;
import dev.batchwise.claims.Decision;
import dev.batchwise.claims.catalogue.Catalogue;
import dev.batchwise.report.ClaimText;
import dev.batchwise.report.ResultsJson;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code batchwise claims judge}: a verdict computed again from the observations alone. */
@Command(
        name = "judge",
        mixinStandardHelpOptions = true,
        description =
                "Compute the verdict of a claim again from the observations in its results.json, and from nothing else.",
        footer = {"", "Example:", "  batchwise claims judge studies/claims-desk/claim-03-few-updates/results.json"})
@SuppressWarnings("NullAway.Init") // set by picocli
final class ClaimsJudgeCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", arity = "1..*", description = "results.json of claims.")
    private List<Path> files;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Terminal terminal = Terminal.of(spec.commandLine(), false);
        for (Path file : files) {
            ClaimResults results = ResultsJson.readClaim(file);
            Decision again = Catalogue.claim(results.card().id()).rule().decide(results.observations());
            terminal.out().print(ClaimText.verdict(results.card(), again, terminal.width(), terminal.style()));
            if (!results.verdict().equals(again.verdict().label())) {
                terminal.out()
                        .println("  " + file + " says " + results.verdict()
                                + ": its rule was another when it was written, or its observations were changed");
            }
        }
        terminal.out().flush();
        return ExitCode.OK.code();
    }
}
