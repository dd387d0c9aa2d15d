package benchmarks;

import dev.batchwise.study.Instrument;
import dev.batchwise.study.TrialSpec;
import dev.batchwise.train.Driver;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;

/**
 * Examples a second of processor time of the driver while it samples the gradient noise, divided by those of the same driver without. A main of its
 * own, as the driver's.
 */
final class NoiseBenchmark {
    private NoiseBenchmark() {}

    /**
     * Prints one line of JSON for each network and batch size.
     *
     * @param args directory for files; standard or quick
     */
    public static void main(String[] args) {
        // Long enough for some samples in every measurement: what is asked is 3 %.
        Effort effort = args[1].equals("quick") ? new Effort(true, 1, 10, 5) : new Effort(false, 1.5, 24, 9);
        try (Driver driver = new Driver(Path.of(args[0]), Duration.ofHours(1));
                PointerScope scope = new PointerScope()) {
            for (String model : List.of("mlp:128", "mlp:512,512")) {
                for (int batch : List.of(4, 32, 1024)) {
                    Side sampled =
                            busy(new DriverSide(driver, DriverSide.DATA, model, "sgd", batch, NoiseBenchmark::sampled));
                    Side plain = busy(new DriverSide(driver, model, "sgd", batch));
                    System.out.println(new Turns("sampled", sampled, "plain", plain, batch)
                            .measure(effort)
                            .row("noise", model + " sgd B=" + batch, Goal.atLeast(0.97))
                            .toJson());
                }
            }
        }
    }

    /** Returns a side in seconds of this thread's processor time: others on the machine would hide so small a share. */
    private static Side busy(Side side) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        return updates -> {
            long start = threads.getCurrentThreadCpuTime();
            side.seconds(updates);
            return (threads.getCurrentThreadCpuTime() - start) / 1e9;
        };
    }

    private static TrialSpec sampled(TrialSpec trial) {
        return new TrialSpec(
                trial.id(),
                trial.purpose(),
                trial.arm(),
                trial.data(),
                trial.model(),
                trial.optimizer(),
                trial.plan(),
                trial.batching(),
                trial.stopping(),
                trial.seed(),
                trial.evaluation().withInstruments(List.of(Instrument.NOISE)));
    }
}
