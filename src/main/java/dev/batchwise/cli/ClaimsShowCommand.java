package dev.batchwise.cli;

import dev.batchwise.claims.Claim;
import dev.batchwise.claims.Scale;
import dev.batchwise.claims.catalogue.Catalogue;
import dev.batchwise.report.ClaimText;
import dev.batchwise.study.UsageException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code batchwise claims show}: one claim, whole. */
@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        description =
                "Show a claim: what it says and who says so, what is measured, what is run at each scale, and the rule that"
                        + " decides.")
@SuppressWarnings("NullAway.Init") // set by picocli
final class ClaimsShowCommand implements Callable<Integer> {
    @Parameters(paramLabel = "ID", description = "Number or name of a claim, as `claims list` shows it.")
    private String id;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Claim claim = Catalogue.claim(id);
        Map<Scale, String> protocols = new LinkedHashMap<>();
        DataShapes shapes = new DataShapes();
        for (Scale scale : Scale.values()) {
            protocols.put(scale, words(claim, scale, shapes));
        }
        Terminal terminal = Terminal.of(spec.commandLine(), false);
        terminal.out().print(ClaimText.of(claim.card(), claim.rule(), protocols, terminal.width(), terminal.style()));
        terminal.out().flush();
        return ExitCode.OK.code();
    }

    private static String words(Claim claim, Scale scale, DataShapes shapes) {
        try {
            return claim.protocol(scale, shapes).words();
        } catch (UsageException e) {
            return "cannot be run here: " + String.join("; ", e.problems());
        }
    }
}
