package dev.batchwise.cli;

import dev.batchwise.advice.ProbeResults;
import dev.batchwise.advice.StudyResults;
import dev.batchwise.claims.ClaimsStudy;
import dev.batchwise.ledger.StudyDirectory;
import dev.batchwise.proof.ProofResults;
import dev.batchwise.report.Reports;
import dev.batchwise.study.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** {@code batchwise report}: results of a study again, finished or not, without training anything. */
@Command(
        name = "report",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        header = "Rebuild the report of a study from its ledger.",
        description = {"", "Works on an interrupted study too: the report then holds what has finished.", ""})
@SuppressWarnings("NullAway.Init") // set by picocli
final class ReportCommand implements Callable<Integer> {
    @Parameters(paramLabel = "STUDY", description = "Study directory, as `compare` named it.")
    private Path study;

    @Option(
            names = "--json",
            paramLabel = "FILE|-",
            description = "Also write the results as JSON to a file, or to standard output in place of the table.")
    private Optional<String> json;

    @Option(
            names = "--probe",
            paramLabel = "FILE",
            description =
                    "probe.json of the same model on this machine, from `probe`: with the critical batch size of a study"
                            + " to a target it says which size should take the least time. It is kept with the study.")
    private Optional<Path> probe;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        try (StudyDirectory directory = StudyDirectory.takeExisting(study)) {
            switch (directory.kind()) {
                case COMPARISON -> {
                    probe.ifPresent(file -> directory.ledger().keepFact(StoredStudies.PROBE, probed(file, directory)));
                    comparison(directory);
                }
                case PROOF -> proof(directory);
                case CLAIMS -> claims(directory);
                case TRAINING ->
                    new TrainOutput(spec.commandLine(), json, Optional.empty())
                            .show(study, StoredTrainings.results(directory));
            }
        }
        return ExitCode.OK.code();
    }

    private static ProbeResults probed(Path file, StudyDirectory directory) {
        try {
            ProbeResults found = JsonMapper.shared().readValue(Files.readString(file), ProbeResults.class);
            String model = directory.study().model();
            if (!found.model().equals(model)) {
                throw new UsageException("--probe " + file + " is of model " + found.model() + ", and the study is of "
                        + model + "; give a probe of that: batchwise probe --model " + model);
            }
            return found;
        } catch (IOException | JacksonException e) {
            throw new UsageException("--probe " + file + " cannot be read as a probe's results ("
                    + String.valueOf(e.getMessage()).lines().findFirst().orElse("")
                    + "); give the probe.json that `batchwise probe` wrote");
        }
    }

    private void comparison(StudyDirectory directory) {
        Terminal terminal =
                Terminal.of(spec.commandLine(), json.filter("-"::equals).isPresent());
        StudyResults results = StoredStudies.results(directory);
        Reports.write(study, results);
        new ResultsOutput(terminal, json).show(study, results);
    }

    private void claims(StudyDirectory directory) {
        ClaimsStudy of = directory.study(StudyDirectory.Kind.CLAIMS, ClaimsStudy.class);
        new ClaimsOutput(spec.commandLine(), json)
                .showAll(study, StoredClaims.results(directory, of.scale(), new DataShapes(), study));
    }

    private void proof(StudyDirectory directory) {
        ProofResults results = StoredProofs.results(directory);
        Reports.write(study, results);
        new ProofOutput(new ScheduleOutput(spec.commandLine(), json)).show(study, results);
    }
}
