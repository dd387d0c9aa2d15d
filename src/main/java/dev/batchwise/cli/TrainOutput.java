package dev.batchwise.cli;

import dev.batchwise.advice.TrainResults;
import dev.batchwise.report.IndentedJson;
import dev.batchwise.report.Reports;
import dev.batchwise.report.TrainText;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine;

/**
 * A training run as it is shown at the end of a command.
 *
 * @param command whose streams are printed to
 * @param json where JSON was asked for, {@code -} for standard output
 * @param torchScript where the network was written as TorchScript, if it was
 */
record TrainOutput(CommandLine command, Optional<String> json, Optional<Path> torchScript) {
    /** Writes the reports, prints how it ended, says where everything is, and writes JSON where it was asked for. */
    void show(Path studyDirectory, TrainResults results) {
        Reports.write(studyDirectory, results);
        boolean standardOutput = json.filter("-"::equals).isPresent();
        Terminal terminal = Terminal.of(command, standardOutput);
        PrintWriter words = terminal.out();
        words.println();
        TrainText.of(results, terminal.width()).forEach(words::println);
        words.println();
        results.trial().checkpoint().ifPresent(name -> words.println("Weights: " + studyDirectory.resolve(name)));
        results.trial().checkpoint().flatMap(name -> torchScript).ifPresent(file -> words.println("Script:  " + file));
        words.println("Report:  " + studyDirectory.resolve(Reports.HTML));
        words.println("Results: " + studyDirectory.resolve(Reports.TRAIN_JSON));
        words.flush();
        if (standardOutput) {
            command.getOut().print(IndentedJson.text(results));
            command.getOut().flush();
        } else {
            json.ifPresent(file -> IndentedJson.write(Path.of(file), results));
        }
    }
}
