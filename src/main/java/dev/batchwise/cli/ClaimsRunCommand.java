package dev.batchwise.cli;

import dev.batchwise.claims.Claim;
import dev.batchwise.claims.catalogue.Catalogue;
import dev.batchwise.study.UsageException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code batchwise claims run}: runs the experiments of claims, and says what they come to. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Run claims at a scale; trials that several of them ask for are run once. Interrupted or killed, the same"
                        + " command goes on where it stood.",
        footer = {
            "",
            "Examples:",
            "  batchwise claims run f1-gap f1-sharpness",
            "  batchwise claims run --all --scale smoke",
            "  batchwise claims run 25 27 --study studies/some"
        })
@SuppressWarnings("NullAway.Init") // set by picocli
final class ClaimsRunCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "ID",
            arity = "0..*",
            description = "Numbers or names of claims, as `claims list` shows them.")
    private List<String> ids = new ArrayList<>();

    @Option(names = "--all", description = "All claims whose data are there.")
    private boolean all;

    @Mixin
    private ClaimsArguments claims;

    @Mixin
    private RunArguments run;

    @Option(names = "--dry-run", description = "Print trials, examples and forecast cost, and train nothing.")
    private boolean dryRun;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        List<String> problems = new ArrayList<>(run.problems());
        if (all == !ids.isEmpty()) {
            problems.add(
                    all
                            ? "--all and the claim " + ids.get(0) + " were both given; give one of them"
                            : "no claim was given; give numbers or names as `batchwise claims list` shows them, or --all");
        }
        if (!problems.isEmpty()) {
            throw new UsageException(problems);
        }
        List<Claim> chosen = all ? Catalogue.all() : Catalogue.claims(ids);
        ClaimsSession session = new ClaimsSession(claims, run, new ClaimsOutput(spec.commandLine(), run.json()));
        if (dryRun) {
            session.forecast(chosen, all);
        } else {
            session.run(chosen, all);
        }
        return ExitCode.OK.code();
    }
}
