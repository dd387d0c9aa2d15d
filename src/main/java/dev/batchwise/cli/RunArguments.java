package dev.batchwise.cli;

import dev.batchwise.run.WorkerCommand;
import dev.batchwise.run.WorkerPool;
import dev.batchwise.study.DataShape;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options that say where and how a study runs, and nothing of what it finds. */
@SuppressWarnings("NullAway.Init") // set by picocli
final class RunArguments {
    private static final long MEBIBYTE = 1 << 20;

    @Option(
            names = "--study",
            paramLabel = "DIR",
            description = "Study directory (default: studies/NAME, the same for the same options).")
    private Optional<Path> study;

    @Option(
            names = "--workers",
            paramLabel = "N",
            description = "Trials side by side, one process and one thread each (default: the number of cores).")
    private Optional<Integer> workers;

    @Option(
            names = "--device",
            paramLabel = "NAME",
            defaultValue = "cpu",
            description = "Where to train: cpu (default: ${DEFAULT-VALUE}).")
    private String device;

    @Option(
            names = "--checkpoint-seconds",
            paramLabel = "S",
            defaultValue = "5",
            description = "Training time between the checkpoints an interrupted trial goes on from (default:"
                    + " ${DEFAULT-VALUE}).")
    private double checkpointSeconds;

    @Option(
            names = "--json",
            paramLabel = "FILE|-",
            description = "Also write the results as JSON to a file, or to standard output in place of the table.")
    private Optional<String> json;

    /** Returns what is wrong with these options. */
    List<String> problems() {
        List<String> problems = new ArrayList<>();
        int asked = workers.orElse(1);
        if (asked < 1) {
            problems.add("--workers " + asked + " is not positive; give a number of processes of at least 1, e.g. 2");
        }
        problems.addAll(deviceProblems(device));
        if (!(checkpointSeconds > 0)) {
            problems.add(
                    "--checkpoint-seconds " + checkpointSeconds + " is not positive; give seconds above 0, e.g. 5");
        }
        return problems;
    }

    /** Returns what is wrong with a device. */
    static List<String> deviceProblems(String device) {
        return device.equals("cpu")
                ? List.of()
                : List.of("--device " + device + " is not supported by this build of libtorch; give --device cpu");
    }

    Optional<Path> studyDirectory() {
        return study;
    }

    int slots() {
        return workers.orElseGet(() -> Runtime.getRuntime().availableProcessors());
    }

    Optional<String> json() {
        return json;
    }

    boolean jsonOnStandardOutput() {
        return json.filter("-"::equals).isPresent();
    }

    /** Returns how workers are started for a study on data of that shape. */
    WorkerPool pool(Path studyDirectory, DataShape shape) {
        return new WorkerPool(slots(), worker(studyDirectory, shape, checkpointSeconds));
    }

    /** Returns how a worker is started for data of that shape. */
    static WorkerCommand worker(Path studyDirectory, DataShape shape, double checkpointSeconds) {
        long images = (long) shape.trainExamples() + shape.validationExamples() + shape.testExamples();
        long dataBytes = images * shape.inputShape().stream().reduce(1, (a, b) -> a * b);
        return new WorkerCommand(
                WorkerMain.class.getName(),
                List.of(studyDirectory.toString(), Double.toString(checkpointSeconds)),
                128 * MEBIBYTE + 2 * dataBytes,
                studyDirectory.resolve("worker.log"));
    }
}
