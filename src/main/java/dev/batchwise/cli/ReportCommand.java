package dev.batchwise.cli;

import dev.batchwise.advice.StudyResults;
import dev.batchwise.ledger.StudyDirectory;
import dev.batchwise.proof.ProofResults;
import dev.batchwise.report.Reports;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

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

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        try (StudyDirectory directory = StudyDirectory.takeExisting(study)) {
            switch (directory.kind()) {
                case COMPARISON -> comparison(directory);
                case PROOF -> proof(directory);
                case TRAINING ->
                    new TrainOutput(spec.commandLine(), json).show(study, StoredTrainings.results(directory));
            }
        }
        return ExitCode.OK.code();
    }

    private void comparison(StudyDirectory directory) {
        Terminal terminal =
                Terminal.of(spec.commandLine(), json.filter("-"::equals).isPresent());
        StudyResults results = StoredStudies.results(directory);
        Reports.write(study, results);
        new ResultsOutput(terminal, json).show(study, results);
    }

    private void proof(StudyDirectory directory) {
        ProofResults results = StoredProofs.results(directory);
        Reports.write(study, results);
        new ProofOutput(new ScheduleOutput(spec.commandLine(), json)).show(study, results);
    }
}
