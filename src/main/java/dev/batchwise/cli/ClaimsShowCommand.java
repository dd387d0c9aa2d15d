package dev.batchwise.cli;

import dev.batchwise.claims.Claim;
import dev.batchwise.claims.Scale;
import dev.batchwise.claims.Shapes;
import dev.batchwise.claims.catalogue.Catalogue;
import dev.batchwise.report.ClaimText;
import dev.batchwise.study.UsageException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
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
        PublishedShapes shapes = new PublishedShapes(new DataShapes());
        Set<String> missing = new LinkedHashSet<>();
        for (Scale scale : Scale.values()) {
            protocols.put(scale, words(claim, scale, shapes, missing));
        }
        Terminal terminal = Terminal.of(spec.commandLine(), false);
        terminal.out().print(ClaimText.of(claim.card(), claim.rule(), protocols, terminal.width(), terminal.style()));
        Stream.concat(shapes.missing().stream(), missing.stream())
                .map(problem -> "Missing: " + problem)
                .forEach(terminal.out()::println);
        terminal.out().flush();
        return ExitCode.OK.code();
    }

    private static String words(Claim claim, Scale scale, Shapes shapes, Set<String> missing) {
        try {
            return claim.protocol(scale, shapes).words();
        } catch (UsageException e) {
            missing.add(String.join("\n", e.problems()));
            return "cannot be told without its data, see below";
        }
    }
}
