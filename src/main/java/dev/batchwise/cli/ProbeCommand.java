package dev.batchwise.cli;

import dev.batchwise.advice.ProbeResults;
import dev.batchwise.data.DataSets;
import dev.batchwise.probe.ProbeOptions;
import dev.batchwise.probe.ProbeRun;
import dev.batchwise.probe.ProbeSpec;
import dev.batchwise.probe.WorkerBench;
import dev.batchwise.report.IndentedJson;
import dev.batchwise.report.ProbeText;
import dev.batchwise.report.Reports;
import dev.batchwise.run.WorkerCommand;
import dev.batchwise.study.DataShape;
import dev.batchwise.study.UsageException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code batchwise probe}: what training costs at every batch size. */
@Command(
        name = "probe",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        header = "Measure speed, time per update and peak memory at every batch size.",
        description = {
            "",
            "Every size that is reported was run, in a worker of its own; the largest is run again before it is named. Times"
                    + " are taken in rounds over all sizes, beside what the machine's core gives at best. Networks that are"
                    + " trained here are thrown away.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  batchwise probe --model mlp:512,512",
            "  batchwise probe --model cnn --optimizer adam --batch-sizes 16,64,256,1024",
            "  batchwise probe --model cnn --until-fails --memory-limit 2GiB",
            "  batchwise probe --json probe.json --rounds 10"
        })
@SuppressWarnings("NullAway.Init") // set by picocli
final class ProbeCommand implements Callable<Integer> {
    @Mixin
    private ProbeArguments probe;

    @Option(
            names = "--study",
            paramLabel = "DIR",
            description =
                    "Where probe.json and probe.html go (default: studies/probe-NAME, the same for the same options).")
    private Optional<Path> study;

    @Option(
            names = "--device",
            paramLabel = "NAME",
            defaultValue = "cpu",
            description = "Where to train: cpu (default: ${DEFAULT-VALUE}).")
    private String device;

    @Option(
            names = "--json",
            paramLabel = "FILE|-",
            description = "Also write the results as JSON to a file, or to standard output in place of the table.")
    private Optional<String> json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        ProbeOptions options = probe.options();
        List<String> problems = new ArrayList<>(RunArguments.deviceProblems(device));
        Optional<DataShape> shape = shape(options, problems);
        problems.addAll(probe.model().problems(shape));
        ProbeSpec asked = options.check(shape, problems);
        Path directory = study.orElseGet(
                () -> StudyNames.directory("probe-" + asked.data().name() + "-" + asked.model(), asked.toString()));
        Terminal terminal = Terminal.of(spec.commandLine(), jsonOnStandardOutput());
        ProbeResults results = measured(asked, RunArguments.worker(directory, shape.orElseThrow(), 1e9), terminal);
        Reports.write(directory, results);
        show(directory, results, terminal);
        return ExitCode.OK.code();
    }

    private static Optional<DataShape> shape(ProbeOptions options, List<String> problems) {
        try {
            return Optional.of(DataSets.shapeOf(options.data().spec()));
        } catch (UsageException e) {
            problems.addAll(e.problems());
            return Optional.empty();
        }
    }

    private static ProbeResults measured(ProbeSpec asked, WorkerCommand command, Terminal terminal) {
        int cores = Runtime.getRuntime().availableProcessors();
        try (ProbeView view = new ProbeView(terminal);
                WorkerBench bench = new WorkerBench(asked, command, cores)) {
            Thread ending = new Thread(bench::close, "ending");
            Runtime.getRuntime().addShutdownHook(ending);
            ProbeResults results = new ProbeRun(asked, bench, view, Clock.systemUTC()).run(Environments.here(1));
            Runtime.getRuntime().removeShutdownHook(ending);
            return results;
        }
    }

    private void show(Path directory, ProbeResults results, Terminal terminal) {
        PrintWriter words = terminal.out();
        words.println();
        ProbeText.of(results, terminal.width()).forEach(words::println);
        words.println();
        words.println("Charts:  " + directory.resolve(Reports.PROBE_HTML));
        words.println("Results: " + directory.resolve(Reports.PROBE_JSON));
        words.flush();
        if (jsonOnStandardOutput()) {
            spec.commandLine().getOut().print(IndentedJson.text(results));
            spec.commandLine().getOut().flush();
        } else {
            json.ifPresent(file -> IndentedJson.write(Path.of(file), results));
        }
    }

    private boolean jsonOnStandardOutput() {
        return json.filter("-"::equals).isPresent();
    }
}
