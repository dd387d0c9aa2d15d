package dev.batchwise.cli;

import dev.batchwise.claims.Claim;
import dev.batchwise.claims.ClaimsResults;
import dev.batchwise.claims.ClaimsStudy;
import dev.batchwise.claims.catalogue.Catalogue;
import dev.batchwise.ledger.StudyDirectory;
import dev.batchwise.report.ClaimsTable;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code batchwise claims list}: all claims, with the verdicts there are. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "List all claims by the question they answer, with their verdicts where they have been run.")
@SuppressWarnings("NullAway.Init") // set by picocli
final class ClaimsListCommand implements Callable<Integer> {
    @Mixin
    private ClaimsArguments claims;

    @Option(names = "--study", paramLabel = "DIR", description = "Directory of claims (default: studies/claims-SCALE).")
    private Optional<Path> study;

    @Option(names = "--long", description = "Also show what was found of each.")
    private boolean whole;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Terminal terminal = Terminal.of(spec.commandLine(), false);
        Path path = claims.directory(study);
        boolean begun = StudyDirectory.peek(path, StudyDirectory.Kind.CLAIMS, ClaimsStudy.class)
                .isPresent();
        if (begun) {
            try (StudyDirectory directory = StudyDirectory.takeExisting(path)) {
                ClaimsStudy of = directory.study(StudyDirectory.Kind.CLAIMS, ClaimsStudy.class);
                ClaimsResults results = StoredClaims.results(directory, of.scale(), new DataShapes(), path);
                terminal.out()
                        .print(
                                whole
                                        ? ClaimsTable.whole(results, terminal.width(), terminal.style())
                                        : ClaimsTable.of(results, terminal.width(), terminal.style()));
            }
        } else {
            List<Claim> all = Catalogue.all();
            terminal.out()
                    .print(ClaimsTable.of(all.stream().map(Claim::card).toList(), terminal.width(), terminal.style()));
        }
        terminal.out().flush();
        return ExitCode.OK.code();
    }
}
