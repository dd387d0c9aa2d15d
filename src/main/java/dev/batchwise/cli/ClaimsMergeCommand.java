package dev.batchwise.cli;

import dev.batchwise.claims.ClaimsStudy;
import dev.batchwise.ledger.StudyDirectory;
import dev.batchwise.study.UsageException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code batchwise claims merge}: claims that were run in several directories, as on several machines, brought together. */
@Command(
        name = "merge",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Take over what other directories of claims hold: trials, measurements and trained networks that are missing. What is"
                    + " there stays as it is; all directories must be of one scale. Then the page is written again.",
            "",
            "Claims of speed compare times, so run each of these on one machine alone."
        },
        footer = {
            "",
            "Example:",
            "  batchwise claims merge --study studies/claims-desk from-another-machine/claims-desk"
        })
@SuppressWarnings("NullAway.Init") // set by picocli
final class ClaimsMergeCommand implements Callable<Integer> {
    @Parameters(paramLabel = "DIR", arity = "1..*", description = "Directories of claims; they are only read.")
    private List<Path> from;

    @Option(
            names = "--study",
            paramLabel = "DIR",
            description = "Directory to take them into, a new one or one of claims (default: studies/claims-SCALE).")
    private Optional<Path> study;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        ClaimsStudy of = common();
        Path into = study.orElseGet(() -> ClaimsArguments.directory(of.scale()));
        ClaimsOutput output = new ClaimsOutput(spec.commandLine(), Optional.empty());
        List<ClaimsMerge> merges = new ArrayList<>();
        try (StudyDirectory target = target(into, of)) {
            from.forEach(path -> merges.add(ClaimsMerge.of(path, target)));
            merges.forEach(merge -> output.terminal().out().println(merge.words()));
            output.terminal().out().println();
            output.showAll(into, StoredClaims.results(target, of.scale(), new DataShapes(), into));
        }
        return ExitCode.OK.code();
    }

    /** Returns what all directories are for; checked before anything is taken. */
    private ClaimsStudy common() {
        List<String> problems = new ArrayList<>();
        List<ClaimsStudy> found = new ArrayList<>();
        for (Path path : from) {
            StudyDirectory.peek(path, StudyDirectory.Kind.CLAIMS, ClaimsStudy.class)
                    .ifPresentOrElse(
                            found::add,
                            () -> problems.add("directory " + path + " holds no claims" + other(path)
                                    + "; give directories that `batchwise claims run` made"));
        }
        if (found.stream().distinct().count() > 1) {
            problems.add("the directories are of the scales "
                    + String.join(
                            ", ", found.stream().map(of -> of.scale().label()).toList())
                    + "; give directories of one scale, others apart");
        }
        if (!problems.isEmpty()) {
            throw new UsageException(problems);
        }
        return found.get(0);
    }

    private static String other(Path path) {
        return Files.isDirectory(path) ? "" : ", and there is no such directory";
    }

    private static boolean same(Path one, Path other) {
        return one.toAbsolutePath().normalize().equals(other.toAbsolutePath().normalize());
    }

    private StudyDirectory target(Path into, ClaimsStudy of) {
        from.stream().filter(path -> same(into, path)).findFirst().ifPresent(path -> {
            throw new UsageException(
                    "directory " + path + " cannot be taken into itself; give the directories of other runs");
        });
        StudyDirectory.peek(into, StudyDirectory.Kind.CLAIMS, ClaimsStudy.class)
                .filter(there -> there.scale() != of.scale())
                .ifPresent(there -> {
                    throw new UsageException("study directory " + into + " is of scale "
                            + there.scale().label()
                            + ", and " + from.get(0) + " of scale " + of.scale().label()
                            + "; give one of the same scale with --study");
                });
        try (StudyDirectory first = StudyDirectory.takeExisting(from.get(0))) {
            return StudyDirectory.take(into, StudyDirectory.Kind.CLAIMS, of, first.shape(), StudyDirectory.Change.NONE);
        }
    }
}
