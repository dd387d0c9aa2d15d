package benchmarks;

import dev.batchwise.data.DataSets;
import dev.batchwise.schedule.Decay;
import dev.batchwise.schedule.Horizon;
import dev.batchwise.schedule.Plan;
import dev.batchwise.study.Arm;
import dev.batchwise.study.Batching;
import dev.batchwise.study.DataSpec;
import dev.batchwise.study.Evaluation;
import dev.batchwise.study.OptimizerSpec;
import dev.batchwise.study.Outcome;
import dev.batchwise.study.Purpose;
import dev.batchwise.study.Stopping;
import dev.batchwise.study.TrialRecord;
import dev.batchwise.study.TrialSpec;
import dev.batchwise.train.Driver;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.bytedeco.javacpp.PointerScope;

/**
 * Examples a second of the driver, as its trial records tell them, divided by those of the bare loop: both in one process
 * with the flags of a worker, taking turns. A main of its own, because a worker's flags need a process of its own.
 */
final class DriverBenchmark {
    private static final DataSpec DATA = new DataSpec("mnist", 0.01, 1);
    private static final double RATE = 1e-3;
    private static final int LEAST_UPDATES = 3;

    private final Driver driver;
    private final BareLoop loop;
    private final String optimizer;
    private final Effort effort;

    private DriverBenchmark(Driver driver, BareLoop loop, String optimizer, Effort effort) {
        this.driver = driver;
        this.loop = loop;
        this.optimizer = optimizer;
        this.effort = effort;
    }

    /**
     * How long things are measured.
     *
     * @param seconds of each measurement, about
     * @param pairSeconds of all pairs at one batch size, about
     * @param mostPairs of measurements
     * @param sizes batch sizes
     */
    private record Effort(double seconds, double pairSeconds, int mostPairs, List<Integer> sizes) {
        static Effort of(String name) {
            return name.equals("quick")
                    ? new Effort(0.2, 4, 9, List.of(1, 32, 256))
                    : new Effort(0.3, 10, 21, List.of(1, 4, 32, 256, 1024, 4096));
        }
    }

    /**
     * Prints one line of JSON for each network and batch size.
     *
     * @param args directory for files; optimizer; standard or quick; networks
     */
    public static void main(String[] args) {
        try (Driver driver = new Driver(Path.of(args[0]), Duration.ofHours(1));
                PointerScope scope = new PointerScope()) {
            driver.warmUp(trial("mlp:512,512", args[1], 32, 32));
            BareLoop loop = new BareLoop(DataSets.open(DATA));
            DriverBenchmark benchmark = new DriverBenchmark(driver, loop, args[1], Effort.of(args[2]));
            for (String model : List.of(args).subList(3, args.length)) {
                for (int size : benchmark.effort.sizes()) {
                    System.out.println(benchmark.measure(model, size).toJson());
                }
            }
        }
    }

    private Row measure(String model, int batch) {
        double updateSeconds = warmUpdateSeconds(model, batch);
        int updates = (int) Math.max(LEAST_UPDATES, effort.seconds() / updateSeconds);
        int pairs =
                (int) Math.max(2, Math.min(effort.mostPairs(), effort.pairSeconds() / (2 * updates * updateSeconds)));
        List<Double> ratios = new ArrayList<>();
        List<Double> driverSpeeds = new ArrayList<>();
        List<Double> loopSpeeds = new ArrayList<>();
        for (int i = 0; i < pairs; i++) {
            boolean driverFirst = i % 2 == 0; // what drifts harms both sides alike
            double early = driverFirst ? driverSeconds(model, batch, updates) : loopSeconds(model, batch, updates);
            double late = driverFirst ? loopSeconds(model, batch, updates) : driverSeconds(model, batch, updates);
            double ours = driverFirst ? early : late;
            double bare = driverFirst ? late : early;
            ratios.add(bare / ours);
            driverSpeeds.add((double) updates * batch / ours);
            loopSpeeds.add((double) updates * batch / bare);
        }
        String detail = String.format(
                Locale.ROOT,
                "driver %.0f, loop %.0f examples/s, %d updates",
                Row.median(driverSpeeds),
                Row.median(loopSpeeds),
                updates);
        Goal goal = Goal.atLeast(batch >= 32 ? 0.97 : 0.9);
        return Row.of("driver", model + " " + optimizer + " B=" + batch, "ratio", ratios, goal, detail);
    }

    /** Runs both sides once, unmeasured, and returns about how long an update takes. */
    private double warmUpdateSeconds(String model, int batch) {
        int few = Math.max(1, 128 / batch);
        driverSeconds(model, batch, few);
        loopSeconds(model, batch, few);
        return loopSeconds(model, batch, few) / few;
    }

    private double loopSeconds(String model, int batch, int updates) {
        return loop.seconds(model, optimizer, RATE, batch, updates);
    }

    private double driverSeconds(String model, int batch, int updates) {
        TrialSpec trial = trial(model, optimizer, batch, (long) batch * updates);
        TrialRecord record = driver.run(trial, (spec, examples, seconds, loss) -> {});
        if (!(record.outcome() instanceof Outcome.Completed)) {
            throw new IllegalStateException(trial.id() + ": " + record.outcome());
        }
        return record.trainSeconds();
    }

    private static TrialSpec trial(String model, String optimizer, int batch, long examples) {
        return new TrialSpec(
                "driver-b" + batch,
                Purpose.SEARCH,
                Arm.TUNED,
                DATA,
                model,
                OptimizerSpec.named(optimizer),
                Plan.of(Decay.CONSTANT.of(RATE), batch, 0, new Horizon(60_000, examples)),
                Batching.plain(),
                Stopping.atBudget(),
                1,
                Evaluation.validationOnly());
    }
}
