package benchmarks;

import dev.batchwise.schedule.Plan;
import dev.batchwise.schedule.Schedule;
import dev.batchwise.study.Arm;
import dev.batchwise.study.Batching;
import dev.batchwise.study.Composition;
import dev.batchwise.study.TrialSpec;
import dev.batchwise.train.Driver;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import org.bytedeco.javacpp.PointerScope;

/**
 * Examples a second of the driver with schedules, compositions, cut batches and remedies, divided by those of the same driver
 * with a constant plan, shuffled epochs, whole batches and no remedy. A main of its own, as the driver's.
 */
final class PlansBenchmark {
    private static final String MODEL = "mlp:512,512";

    private final Driver driver;
    private final Effort effort;

    private PlansBenchmark(Driver driver, Effort effort) {
        this.driver = driver;
        this.effort = effort;
    }

    /**
     * Prints one line of JSON for each variant and batch size.
     *
     * @param args directory for files; standard or quick
     */
    public static void main(String[] args) {
        try (Driver driver = new Driver(Path.of(args[0]), Duration.ofHours(1));
                PointerScope scope = new PointerScope()) {
            PlansBenchmark benchmark = new PlansBenchmark(driver, Effort.of(args[1]));
            for (int batch : List.of(1, 32, 256)) {
                benchmark.print(MODEL, "schedules", batch, 0.98, PlansBenchmark::scheduled);
            }
            for (Composition kind : List.of(Composition.STRATIFIED, Composition.BALANCED)) {
                benchmark.print(MODEL, kind.label(), 32, 0.98, trial -> composed(trial, kind));
            }
            benchmark.print(
                    MODEL,
                    "cut in two",
                    512,
                    0.98,
                    trial -> trial.withBatching(trial.batching().withMicroBatch(256)));
            benchmark.print("c1", "augment", 64, 0.85, trial -> remedied(trial, "augment"));
            benchmark.print(MODEL, "sam", 256, 0.48, trial -> remedied(trial, "sam"));
            benchmark.print(MODEL, "adversarial", 256, 0.38, trial -> remedied(trial, "adversarial"));
        }
    }

    private void print(String model, String name, int batch, double least, UnaryOperator<TrialSpec> variant) {
        Side ours = new DriverSide(driver, DriverSide.DATA, model, "momentum", batch, variant);
        Side plain = new DriverSide(driver, model, "momentum", batch);
        Turns turns = new Turns(name, ours, "plain", plain, batch);
        String what = model + " " + name + " B=" + batch;
        System.out.println(
                turns.measure(effort).row("plans", what, Goal.atLeast(least)).toJson());
    }

    /** Every schedule moves at every update, the batch size's value too, which rounds to the same size. */
    private static TrialSpec scheduled(TrialSpec trial) {
        int batch = trial.batchSize();
        Plan plan = new Plan(
                Schedule.parse("warmup 1K, cosine 0.001"),
                Schedule.parse("exp " + batch + " x1.0001 every 1M"),
                Schedule.parse("linear 0.5 -> 0.9"),
                trial.plan().horizon());
        return trial.rehearsal("scheduled-b" + batch, plan);
    }

    private static TrialSpec remedied(TrialSpec trial, String remedy) {
        return trial.withArm(Arm.parse("constant+" + remedy));
    }

    private static TrialSpec composed(TrialSpec trial, Composition kind) {
        return trial.withBatching(new Batching(kind, Optional.empty(), OptionalInt.empty(), OptionalInt.empty()));
    }
}
