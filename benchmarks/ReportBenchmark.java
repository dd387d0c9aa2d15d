package benchmarks;

import dev.batchwise.ledger.StudyDirectory;
import dev.batchwise.schedule.Constant;
import dev.batchwise.schedule.Decay;
import dev.batchwise.study.Arm;
import dev.batchwise.study.Batching;
import dev.batchwise.study.CurvePoint;
import dev.batchwise.study.DataShape;
import dev.batchwise.study.DataSpec;
import dev.batchwise.study.OptimizerSpec;
import dev.batchwise.study.Outcome;
import dev.batchwise.study.PeakMemory;
import dev.batchwise.study.Scores;
import dev.batchwise.study.StudyPlan;
import dev.batchwise.study.StudySpec;
import dev.batchwise.study.TrialRecord;
import dev.batchwise.study.TrialSpec;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.function.Consumer;

/** Wall time of {@code report} on a ledger of 5,000 trials with made-up records, from the shell to the files. */
final class ReportBenchmark {
    private static final int TRIALS = 5_000;
    private static final int CURVE_POINTS = 14;
    private static final DataShape SHAPE = DataShape.classified(54_000, 6_000, 10_000, List.of(1, 28, 28), 10);

    private final Path directory;
    private final int repeats;
    private final Random random = new Random(1);

    /** Creates a benchmark that keeps its study under a directory. */
    ReportBenchmark(Path directory, int repeats) {
        this.directory = directory;
        this.repeats = repeats;
    }

    void run(Consumer<Row> rows) throws InterruptedException {
        Path path = directory.resolve("report");
        int trials = write(path);
        List<Double> seconds = new ArrayList<>();
        for (int i = 0; i < repeats; i++) {
            seconds.add(Commands.seconds(directory.resolve("report.log"), "report", path.toString()));
        }
        String detail =
                String.format(Locale.ROOT, "heap of the launcher; %d trials of %d points", trials, CURVE_POINTS);
        rows.accept(Row.of("report", "report of a large study", "s", seconds, Goal.atMost(5), detail));
    }

    /** Writes what a study with those trials would have left, its searches included; returns how many trials. */
    private int write(Path path) {
        StudySpec spec = study();
        StudyPlan plan = new StudyPlan(spec, SHAPE.trainExamples());
        Map<String, TrialRecord> ended = new LinkedHashMap<>();
        try (StudyDirectory study = StudyDirectory.take(path, spec, SHAPE, StudyDirectory.Change.NONE)) {
            for (List<TrialSpec> wanted = plan.wanted(ended); !wanted.isEmpty(); wanted = plan.wanted(ended)) {
                wanted.forEach(trial -> ended.put(trial.id(), record(trial)));
            }
            ended.values().forEach(study.ledger()::keep);
            plan.memoryTrials()
                    .forEach(trial -> study.ledger()
                            .keep(
                                    trial.id(),
                                    new PeakMemory(trial.batchSize(), 200 << 20, trial.batchSize() * 20_000L)));
        }
        return ended.size();
    }

    private static StudySpec study() {
        List<Integer> sizes = List.of(4, 8, 16, 32, 64, 128, 256, 512, 1024, 4096);
        List<Arm> arms = List.of(Arm.TUNED, Arm.LINEAR, Arm.SQRT, Arm.CONSTANT);
        return new StudySpec(
                new DataSpec("mnist", 0.1, 1),
                "mlp:128",
                OptimizerSpec.named("sgd"),
                new Constant(0),
                Batching.plain(),
                108_000,
                sizes,
                arms,
                TRIALS / sizes.size() / arms.size(),
                OptionalDouble.empty(),
                32,
                Decay.LINEAR,
                6,
                2,
                CURVE_POINTS,
                0.005,
                0.95,
                dev.batchwise.study.Goal.examples());
    }

    /** Invents a record: worse the farther the rate is from one that suits the batch size, with noise. */
    private TrialRecord record(TrialSpec trial) {
        double octaves = Math.log(trial.learningRate() / (0.02 * Math.sqrt(trial.batchSize()))) / Math.log(2);
        double loss = 0.1 + 0.02 * octaves * octaves + 0.01 * random.nextDouble() + trial.batchSize() * 2e-5;
        double accuracy = Math.max(0.1, 1 - loss / 3);
        OptionalDouble nats = OptionalDouble.of(loss);
        OptionalDouble share = OptionalDouble.of(accuracy);
        List<CurvePoint> curve = new ArrayList<>();
        for (int i = 0; i < CURVE_POINTS; i++) {
            double shown = i / (CURVE_POINTS - 1.0);
            OptionalDouble now = OptionalDouble.of(loss + 2.2 * Math.exp(-6 * shown));
            long examples = Math.round(shown * trial.budgetExamples());
            OptionalDouble correct = OptionalDouble.of(accuracy * shown + 0.1 * (1 - shown));
            long updates = examples / trial.batchSize();
            curve.add(new CurvePoint(
                    examples, updates, 3 * shown, now.getAsDouble(), correct.getAsDouble(), now, correct));
        }
        Outcome outcome = new Outcome.Completed(new Scores(nats, share, nats, share, nats, share));
        double seconds = trial.budgetExamples() * (2e-5 + 3e-4 / trial.batchSize()) * (1 + 0.05 * random.nextDouble());
        Optional<String> initial = Optional.of("checkpoints/initial-s" + trial.seed() + ".safetensors");
        Optional<String> trained = Optional.of("checkpoints/" + trial.id() + ".safetensors");
        return new TrialRecord(
                trial, outcome, trial.updates(), trial.budgetExamples(), seconds, curve, initial, trained, List.of());
    }
}
