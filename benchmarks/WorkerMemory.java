package benchmarks;

import dev.batchwise.schedule.Decay;
import dev.batchwise.schedule.Horizon;
import dev.batchwise.schedule.Plan;
import dev.batchwise.study.Arm;
import dev.batchwise.study.Batching;
import dev.batchwise.study.DataSpec;
import dev.batchwise.study.Evaluation;
import dev.batchwise.study.OptimizerSpec;
import dev.batchwise.study.Purpose;
import dev.batchwise.study.Stopping;
import dev.batchwise.study.TrialSpec;
import dev.batchwise.train.Driver;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How much the resident memory of a worker grows over one trial of many updates of one example, after the first fifth of
 * them. A main of its own, because a worker's flags need a process of its own.
 */
final class WorkerMemory {
    private static final double MEBIBYTE = 1 << 20;

    /** Often, so that writing checkpoints is part of what may leak. */
    private static final Duration CHECKPOINTS = Duration.ofSeconds(1);

    private WorkerMemory() {}

    /** What was resident after how many updates. */
    private record Sample(long updates, double mebibytes) {}

    /**
     * Prints one line of JSON.
     *
     * @param args directory for files; network; updates
     */
    public static void main(String[] args) {
        long updates = Long.parseLong(args[2]);
        TrialSpec trial = trial(args[1], updates);
        List<Sample> samples = new ArrayList<>();
        try (Driver driver = new Driver(Path.of(args[0]), CHECKPOINTS)) {
            driver.warmUp(trial);
            driver.run(trial, (spec, examples, seconds, loss) -> samples.add(new Sample(examples, resident())));
        }
        System.out.println(row(args[1], updates, samples).toJson());
    }

    private static double resident() {
        return Resident.bytes("self", "VmRSS").orElseThrow() / MEBIBYTE;
    }

    private static Row row(String model, long updates, List<Sample> samples) {
        List<Sample> settled =
                samples.stream().filter(s -> s.updates() >= updates / 5).toList();
        Sample first = settled.get(0);
        double last = settled.get(settled.size() - 1).mebibytes();
        double most = settled.stream().mapToDouble(Sample::mebibytes).max().orElseThrow();
        String detail = String.format(
                Locale.ROOT,
                "%.1f MiB after %d updates, %.1f at the end, %.1f at most; %d samples",
                first.mebibytes(),
                first.updates(),
                last,
                most,
                settled.size());
        double growth = last - first.mebibytes();
        String what = "worker growth, " + model + " B=1, " + updates / 1000 + "k";
        return Row.of("memory", what, "MiB", List.of(growth), Goal.atMost(2), detail);
    }

    private static TrialSpec trial(String model, long updates) {
        return new TrialSpec(
                "memory",
                Purpose.SEARCH,
                Arm.TUNED,
                new DataSpec("mnist", 0.1, 1),
                model,
                OptimizerSpec.named("sgd"),
                Plan.of(Decay.LINEAR.of(0.01), 1, 0, new Horizon(60_000, updates)),
                Batching.plain(),
                Stopping.atBudget(),
                1,
                Evaluation.validationOnly());
    }
}
