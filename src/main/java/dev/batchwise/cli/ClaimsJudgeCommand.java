package dev.batchwise.cli;

import dev.batchwise.claims.ClaimResults;
import dev.batchwise.claims.Decision;
import dev.batchwise.claims.catalogue.Catalogue;
import dev.batchwise.report.ClaimText;
import dev.batchwise.report.Quantities;
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
                "Compute verdicts of claims again from the observations in their results.json, and from nothing else.",
        footer = {
            "",
            "Examples:",
            "  batchwise claims judge studies/claims-desk/results.json",
            "  batchwise claims judge studies/claims-desk/claim-03-few-updates/results.json"
        })
@SuppressWarnings("NullAway.Init") // set by picocli
final class ClaimsJudgeCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", arity = "1..*", description = "results.json of one claim, or of all.")
    private List<Path> files;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Terminal terminal = Terminal.of(spec.commandLine(), false);
        for (Path file : files) {
            List<ClaimResults> claims = ResultsJson.readClaims(file);
            claims.forEach(claim -> claim.decision().ifPresent(stored -> judge(file, claim, stored, terminal)));
            long open =
                    claims.stream().filter(claim -> claim.decision().isEmpty()).count();
            if (open > 0) {
                terminal.out().println(file + ": " + Quantities.count(open, "claim") + " not run");
            }
        }
        terminal.out().flush();
        return ExitCode.OK.code();
    }

    private static void judge(Path file, ClaimResults claim, Decision stored, Terminal terminal) {
        Decision again = Catalogue.claim(claim.card().id()).rule().decide(claim.observations());
        terminal.out().print(ClaimText.verdict(claim.card(), again, terminal.width(), terminal.style()));
        if (stored.verdict() != again.verdict()) {
            terminal.out()
                    .println("  " + file + " says " + claim.verdict()
                            + ": its rule was another when it was written, or its observations were changed");
        }
        terminal.out().println();
    }
}
