import dev.batchwise.schedule.Conversion;
import dev.batchwise.schedule.DecayToGrowth;
import dev.batchwise.schedule.Horizon;
import dev.batchwise.schedule.NoiseLaw;
import dev.batchwise.schedule.Plan;
import dev.batchwise.schedule.Schedule;
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
import java.util.List;
import java.util.Locale;

/** A learning rate that falls in steps, and the batch growth that keeps the same noise scale: both trained, one seed. */
final class Growth {
    private static final Horizon HORIZON = Horizon.ofEpochs(54_000, 2);

    private Growth() {}

    /**
     * Prints one line a plan. One seed says nothing of spread: `batchwise schedule convert --prove` runs several and judges.
     *
     * @throws IOException if the temporary directory cannot be made
     */
    public static void main(String[] args) throws IOException {
        Schedule falling = Schedule.parse("0.1 @0, 0.02 @1ep, 0.004 @1.5ep");
        Plan given = Plan.of(falling, 32, 0, HORIZON);
        Conversion conversion = DecayToGrowth.keeping(NoiseLaw.SGD).convert(given);
        Path directory = Files.createTempDirectory("batchwise-example");
        System.out.println("plan        updates   test accuracy   batch size");
        try (Driver driver = new Driver(directory, Duration.ofMinutes(1))) {
            for (Plan plan : List.of(given, conversion.converted())) {
                String name = plan == given ? "decaying" : "growing";
                TrialRecord record = driver.run(trial(name, plan), (spec, examples, seconds, loss) -> {});
                Scores scores = record.outcome().measured(); // empty if the trial diverged
                System.out.printf(
                        Locale.ROOT,
                        "%-9s   %7d   %13.4f   %s%n",
                        name,
                        record.updates(),
                        scores.testAccuracy().orElse(Double.NaN),
                        plan.batchSize().text());
            }
        }
    }

    private static TrialSpec trial(String id, Plan plan) {
        return new TrialSpec(
                id,
                Purpose.PROVE,
                Arm.CONSTANT,
                new DataSpec("mnist", 0.1, 1),
                "mlp:64",
                OptimizerSpec.named("sgd"),
                plan,
                Batching.plain(),
                Stopping.atBudget(),
                1,
                new Evaluation(new CurveGrid.Stretched(2), 1000, true));
    }
}
