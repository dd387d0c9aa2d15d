import dev.batchwise.schedule.Decay;
import dev.batchwise.schedule.Horizon;
import dev.batchwise.schedule.Plan;
import dev.batchwise.study.Arm;
import dev.batchwise.study.Batching;
import dev.batchwise.study.CurveGrid;
import dev.batchwise.study.DataSpec;
import dev.batchwise.study.Evaluation;
import dev.batchwise.study.OptimizerSpec;
import dev.batchwise.study.Purpose;
import dev.batchwise.study.Scores;
import dev.batchwise.study.Stopping;
import dev.batchwise.study.TrialRecord;
import dev.batchwise.study.TrialSpec;
import dev.batchwise.train.Driver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;

/**
 * The same network, the same 27,000 examples in the same order, the same initial weights: only the batch size differs, and
 * the learning rate with it. One seed a size, so this shows the API and decides nothing; `batchwise compare` does.
 */
public final class Compare {
    private Compare() {}

    /**
     * Trains four times and prints a line each.
     *
     * @param args none
     * @throws IOException if no temporary directory can be made
     */
    public static void main(String[] args) throws IOException {
        Path directory = Files.createTempDirectory("batchwise-example");
        System.out.println("batch size   updates   seconds   test accuracy");
        try (Driver driver = new Driver(directory, Duration.ofMinutes(1))) {
            for (int batchSize : new int[] {16, 64, 256, 1024}) {
                TrialSpec trial = trial(batchSize, 0.1 * Math.sqrt(batchSize / 16.0));
                TrialRecord record = driver.run(trial, (spec, examples, seconds, loss) -> {});
                Scores scores = record.outcome().measured(); // empty if the trial diverged
                System.out.printf(
                        Locale.ROOT,
                        "%10d   %7d   %7.2f   %s%n",
                        batchSize,
                        record.updates(),
                        record.trainSeconds(),
                        scores.testAccuracy().isPresent()
                                ? String.format(
                                        Locale.ROOT,
                                        "%.4f",
                                        scores.testAccuracy().getAsDouble())
                                : record.outcome().label());
            }
        }
    }

    private static TrialSpec trial(int batchSize, double learningRate) {
        return new TrialSpec(
                "example-b" + batchSize,
                Purpose.COMPARE,
                Arm.SQRT,
                new DataSpec("mnist", 0.1, 1),
                "mlp:64",
                OptimizerSpec.named("sgd"),
                Plan.of(Decay.LINEAR.of(learningRate), batchSize, 0, new Horizon(54_000, 27_000)),
                Batching.plain(),
                Stopping.atBudget(),
                1,
                new Evaluation(new CurveGrid.Stretched(2), 1000, true));
    }
}
