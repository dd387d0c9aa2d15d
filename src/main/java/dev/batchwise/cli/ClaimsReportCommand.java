package dev.batchwise.cli;

import dev.batchwise.claims.ClaimsResults;
import dev.batchwise.claims.ClaimsStudy;
import dev.batchwise.claims.Scale;
import dev.batchwise.claims.Untried;
import dev.batchwise.claims.catalogue.Catalogue;
import dev.batchwise.ledger.StudyDirectory;
import dev.batchwise.report.ClaimsMarkdown;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code batchwise claims report}: the page and the results, from what is kept. */
@Command(
        name = "report",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Write the page that answers the question, and the results of each claim, from what has been run.")
@SuppressWarnings("NullAway.Init") // set by picocli
final class ClaimsReportCommand implements Callable<Integer> {
    @Mixin
    private ClaimsArguments claims;

    @Option(names = "--study", paramLabel = "DIR", description = "Directory of claims (default: studies/claims-SCALE).")
    private Optional<Path> study;

    @Option(names = "--markdown", paramLabel = "FILE", description = "Also write the verdicts as Markdown.")
    private Optional<Path> markdown;

    @Option(
            names = "--json",
            paramLabel = "FILE|-",
            description = "Also write the results as JSON to a file, or to standard output in place of the list.")
    private Optional<String> json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Path path = claims.directory(study);
        try (StudyDirectory directory = StudyDirectory.takeExisting(path)) {
            ClaimsStudy of = directory.study(StudyDirectory.Kind.CLAIMS, ClaimsStudy.class);
            DataShapes shapes = new DataShapes();
            ClaimsResults results = StoredClaims.results(directory, of.scale(), shapes, path);
            ClaimsOutput output = new ClaimsOutput(spec.commandLine(), json);
            output.showAll(path, results);
            markdown.ifPresent(file -> {
                ClaimsMarkdown.write(file, results, untried(of.scale(), shapes));
                output.terminal().out().println("Verdicts: " + file);
            });
            output.terminal().out().flush();
        }
        return ExitCode.OK.code();
    }

    private static List<Untried> untried(Scale scale, DataShapes shapes) {
        return scale == Scale.PAPER ? List.of() : Untried.at(Scale.PAPER, Catalogue.all(), new PublishedShapes(shapes));
    }
}
