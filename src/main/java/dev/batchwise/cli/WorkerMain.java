package dev.batchwise.cli;

import dev.batchwise.run.TrialRunner;
import dev.batchwise.run.WorkerLoop;
import dev.batchwise.study.CurvePoint;
import dev.batchwise.study.HardwareSpeed;
import dev.batchwise.study.NetworkWork;
import dev.batchwise.study.PeakMemory;
import dev.batchwise.study.TrialRecord;
import dev.batchwise.study.TrialSpec;
import dev.batchwise.study.UpdateTiming;
import dev.batchwise.torch.MachineSpeed;
import dev.batchwise.train.Driver;
import dev.batchwise.train.ProgressListener;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** A worker process: joins the protocol of {@code run} to the driver of {@code train}. */
public final class WorkerMain {
    private WorkerMain() {}

    /**
     * Serves trials until standard input ends.
     *
     * @param args study directory; seconds between checkpoints
     * @throws InterruptedException if interrupted
     */
    public static void main(String[] args) throws InterruptedException {
        PrintStream replies = new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
        System.setOut(System.err); // only replies go to standard output
        Duration checkpoints = Duration.ofMillis(Math.round(1000 * Double.parseDouble(args[1])));
        try (Driver driver = new Driver(Path.of(args[0]), checkpoints)) {
            new WorkerLoop(new DriverRunner(driver), replies).serve(System.in);
        }
    }

    private record DriverRunner(Driver driver) implements TrialRunner {
        @Override
        public void warmUp(TrialSpec trial) {
            driver.warmUp(trial);
        }

        @Override
        public TrialRecord run(TrialSpec trial, OptionalInt passExamples, Progress progress) {
            return driver.run(trial, passExamples, new ProgressListener() {
                @Override
                public void progressed(TrialSpec spec, long examples, double seconds, double loss) {
                    progress.at(examples, seconds, loss);
                }

                @Override
                public void measured(TrialSpec spec, CurvePoint point) {
                    progress.measured(point);
                }
            });
        }

        @Override
        public Optional<PeakMemory> measureMemory(TrialSpec trial) {
            return driver.measureMemory(trial);
        }

        @Override
        public List<Double> timeUpdates(TrialSpec trial, UpdateTiming timing) {
            return driver.timeUpdates(trial, timing);
        }

        @Override
        public NetworkWork countWork(TrialSpec trial) {
            return driver.countWork(trial);
        }

        @Override
        public HardwareSpeed measureHardware(double seconds) {
            return MachineSpeed.measure(seconds);
        }
    }
}
