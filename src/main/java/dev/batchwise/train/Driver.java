package dev.batchwise.train;

import dev.batchwise.model.ForwardGraph;
import dev.batchwise.study.DataSpec;
import dev.batchwise.study.NetworkWork;
import dev.batchwise.study.PeakMemory;
import dev.batchwise.study.TrialRecord;
import dev.batchwise.study.TrialSpec;
import dev.batchwise.study.UpdateTiming;
import dev.batchwise.torch.TorchRuntime;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.bytedeco.javacpp.PointerScope;

/**
 * The one driver: runs trials one after another in this process, each from its spec to its record. A trial that was
 * interrupted goes on from its last checkpoint, with the same bits as if it had not been.
 */
public final class Driver implements AutoCloseable {
    private static final int WARM_UP_BATCH = 32;
    private static final int WARM_UP_UPDATES = 60;
    private static final int MEASURED_UPDATES = 2;
    private static final int MEASURED_PASSES = 3;
    private static final double PROGRESS_SECONDS = 0.2;

    private final Path studyDirectory;
    private final TrialRun.Intervals intervals;
    private final LoadedData loaded = new LoadedData();

    /**
     * Creates a driver; libtorch is started if it was not.
     *
     * @param studyDirectory where checkpoints go, under {@code checkpoints/}
     * @param checkpointInterval training time between the checkpoints an interrupted trial goes on from
     */
    public Driver(Path studyDirectory, Duration checkpointInterval) {
        this(studyDirectory, new TrialRun.Intervals(checkpointInterval.toNanos() / 1e9, PROGRESS_SECONDS));
    }

    Driver(Path studyDirectory, TrialRun.Intervals intervals) {
        this.studyDirectory = studyDirectory;
        this.intervals = intervals;
        TorchRuntime.start();
    }

    /**
     * Loads the data of a trial and trains a throw-away network for a moment, so that no trial's time holds the first
     * loading of classes and kernels.
     */
    public void warmUp(TrialSpec spec) {
        TensorData data = data(spec.data());
        try (PointerScope inner = new PointerScope()) {
            int batch = Math.min(WARM_UP_BATCH, data.train().count());
            Training training = new Training(rehearsal(spec, batch, (long) batch * WARM_UP_UPDATES), data);
            rehearse(training);
            new Evaluator(training.network(), data.trainSubset(batch)).score(data.trainSubset(1000));
        }
    }

    /**
     * Runs a trial.
     *
     * @param listener hears of progress
     * @return the record; a loss that was not finite is an outcome in it
     * @throws java.io.UncheckedIOException if a checkpoint cannot be read or written
     * @throws RuntimeException what libtorch raises, an allocation that failed among it
     */
    public TrialRecord run(TrialSpec spec, ProgressListener listener) {
        return run(spec, OptionalInt.empty(), listener);
    }

    /**
     * Runs a trial whose passes are cut shorter than it asks for, because they did not fit in memory before.
     *
     * @param passExamples most examples in one pass; as the trial asks for if empty
     */
    public TrialRecord run(TrialSpec spec, OptionalInt passExamples, ProgressListener listener) {
        TensorData data = data(spec.data());
        try (PointerScope inner = new PointerScope()) {
            return new TrialRun(spec, data, Checkpoints.of(studyDirectory, spec), intervals, listener)
                    .run(passExamples);
        }
    }

    /**
     * Trains a few updates of a trial and returns the highest resident memory above the resting level, in bytes. Of a batch
     * that is cut into passes three are taken: those that would follow give back what they take. Only a call in a fresh
     * process is exact: memory freed earlier hides small peaks. A pass that does not fit is an error, and is not cut.
     *
     * @return the measurement; empty where the system does not tell resident memory
     */
    public Optional<PeakMemory> measureMemory(TrialSpec spec) {
        TensorData data = data(spec.data());
        int pass = spec.batching().microBatch().orElse(spec.batchSize());
        int batch = (int) Math.min(spec.batchSize(), (long) MEASURED_PASSES * pass);
        long examples = Math.min(spec.budgetExamples(), (long) MEASURED_UPDATES * batch);
        return ResidentMemory.peakOf(spec.batchSize(), () -> {
            try (PointerScope inner = new PointerScope()) {
                Training training = new Training(rehearsal(spec, batch, examples), data);
                training.passes().insist();
                rehearse(training);
            }
        });
    }

    /**
     * Times single updates of a trial's plan from a new network on: exactly those that training makes, drawing the examples
     * among them. Nothing outlives the call.
     *
     * @return seconds of each, in order
     * @throws RuntimeException what libtorch raises; an allocation that fails is not tried again in shorter passes
     */
    public List<Double> timeUpdates(TrialSpec spec, UpdateTiming timing) {
        TensorData data = data(spec.data());
        try (PointerScope inner = new PointerScope()) {
            return new TimedUpdates(new Training(spec, data)).run(timing);
        }
    }

    /** Counts what training a trial's network asks of the hardware. */
    public NetworkWork countWork(TrialSpec spec) {
        TensorData data = data(spec.data());
        try (PointerScope inner = new PointerScope()) {
            return ForwardGraph.work(new Training(spec, data).network(), data.inputShape());
        }
    }

    private static TrialSpec rehearsal(TrialSpec spec, int batch, long examples) {
        return spec.rehearsal(spec.id(), spec.plan().atBatch(batch, examples));
    }

    /** Makes all updates, or those up to one whose loss is not finite, after which there would be no end. */
    private static void rehearse(Training training) {
        boolean finite = true;
        while (finite && !training.done()) {
            finite = Double.isFinite(training.update());
        }
    }

    private TensorData data(DataSpec spec) {
        return loaded.of(spec);
    }

    /** Frees the data. */
    @Override
    public void close() {
        loaded.close();
    }
}
