package dev.batchwise.cli;

import dev.batchwise.claims.Gauge;
import dev.batchwise.claims.Measurement;
import dev.batchwise.curvature.Effort;
import dev.batchwise.curvature.Sharpness;
import dev.batchwise.curvature.SharpnessPlan;
import dev.batchwise.data.SplitName;
import dev.batchwise.noise.GradientNoise;
import dev.batchwise.run.Attempt;
import dev.batchwise.run.LoneWorker;
import dev.batchwise.run.WorkerCommand;
import dev.batchwise.study.DataSpec;
import dev.batchwise.study.TrialRecord;
import dev.batchwise.study.UsageException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * Instruments with their data, each loaded when it is first asked for. Called from several threads.
 */
final class LoadedInstruments implements AutoCloseable {
    /** Vectors behind the trace, whose products would else be half of the cost of a network. */
    private static final int SKETCH = 3;

    private final Path studyDirectory;
    private final WorkerCommand worker;
    private final int slots;
    private final OpenedInstruments opened = new OpenedInstruments();
    private final LoadedGauges gauges = new LoadedGauges(opened, PASSING);
    private final Object lock = new Object();
    private Optional<Clock> clock = Optional.empty();

    /** The process that times one repeat. */
    private record Clock(int repeat, LoneWorker worker) {}

    /**
     * Creates the set.
     *
     * @param worker how a process is started whose updates are timed
     */
    LoadedInstruments(Path studyDirectory, WorkerCommand worker, int slots) {
        this.studyDirectory = studyDirectory;
        this.worker = worker;
        this.slots = slots;
    }

    /**
     * Measures.
     *
     * @throws UsageException if the network cannot be measured, e.g. because its loss is not finite
     */
    <T extends Record> T measure(Measurement<T> asked) {
        return asked.found().cast(found(asked));
    }

    private Record found(Measurement<?> asked) {
        if (asked instanceof Measurement.Times times) {
            return timed(times);
        }
        return NativeSection.in(() -> measured(asked));
    }

    private Record measured(Measurement<?> asked) {
        if (asked instanceof Measurement.Sharpness s) {
            return sharpness(s)
                    .of(
                            file(s.network(), Measurement.When.END),
                            OptionalDouble.of(s.network().spec().learningRate()),
                            PASSING);
        } else if (asked instanceof Measurement.Box b) {
            return sharpness(b.data(), b.examples())
                    .keskar(file(b.network(), Measurement.When.END), b.epsilon(), PASSING);
        } else if (asked instanceof Measurement.Line l) {
            return sharpness(l.data(), l.examples())
                    .line(file(l.from(), Measurement.When.END), file(l.to(), Measurement.When.END), PASSING);
        } else if (asked instanceof Measurement.Noise n) {
            return noise(n).of(file(n.network(), n.when()), PASSING);
        } else if (asked instanceof Gauge<?> gauge) {
            return gauges.of(gauge, file(gauge.network(), gauge.when()));
        }
        throw new IllegalStateException("no instrument for " + asked);
    }

    /** Lets go of libtorch between passes. */
    private static final Effort PASSING = new Effort() {
        @Override
        public void spent(double gradients) {
            NativeSection.pass();
        }

        @Override
        public void found(String line) {}
    };

    private Sharpness sharpness(Measurement.Sharpness asked) {
        SharpnessPlan plan = SharpnessPlan.of(SharpnessPlan.Preset.ECONOMY)
                .withEpsilons(asked.epsilons())
                .withDraws(asked.draws())
                .withSketch(SKETCH);
        Sharpness.Subject subject =
                new Sharpness.Subject(asked.data(), SplitName.TRAIN, OptionalInt.of(asked.examples()));
        return opened.get(
                List.of(subject, plan), Sharpness.class, () -> new Sharpness(subject, plan, Environments.here(slots)));
    }

    private Sharpness sharpness(DataSpec data, int examples) {
        SharpnessPlan plan = SharpnessPlan.of(SharpnessPlan.Preset.ECONOMY);
        Sharpness.Subject subject = new Sharpness.Subject(data, SplitName.TRAIN, OptionalInt.of(examples));
        return opened.get(
                List.of(subject, plan), Sharpness.class, () -> new Sharpness(subject, plan, Environments.here(slots)));
    }

    private GradientNoise noise(Measurement.Noise asked) {
        GradientNoise.Subject subject = new GradientNoise.Subject(
                asked.data(), SplitName.TRAIN, OptionalInt.of(asked.examples()), GradientNoise.Law.MEASURED);
        return opened.get(subject, GradientNoise.class, () -> new GradientNoise(subject, Environments.here(slots)));
    }

    private Path file(TrialRecord network, Measurement.When when) {
        return studyDirectory.resolve(
                (when == Measurement.When.START ? network.initialCheckpoint() : network.checkpoint())
                        .orElseThrow(() ->
                                new UsageException("trial " + network.spec().id() + " left no network ("
                                        + network.outcome().label() + "); it cannot be measured")));
    }

    /** One at a time, so that no timing has another beside it; each repeat in a process of its own. */
    private Measurement.Times.Found timed(Measurement.Times asked) {
        synchronized (lock) {
            LoneWorker own = clock(asked.repeat()).worker();
            Attempt<List<Double>> attempt = own.timeUpdates(asked.trial(), asked.timing());
            if (attempt instanceof Attempt.Ran<List<Double>> ran) {
                return new Measurement.Times.Found(ran.given());
            }
            endClock();
            throw new UsageException("updates of " + asked.key() + " could not be timed: "
                    + ((Attempt.Failed<List<Double>>) attempt).outcome().detail());
        }
    }

    private Clock clock(int repeat) {
        if (clock.filter(running -> running.repeat() == repeat).isEmpty()) {
            endClock();
            clock = Optional.of(new Clock(repeat, LoneWorker.start(worker)));
        }
        return clock.orElseThrow();
    }

    private void endClock() {
        clock.ifPresent(running -> running.worker().close());
        clock = Optional.empty();
    }

    @Override
    public void close() {
        synchronized (lock) {
            endClock();
        }
        opened.close();
    }
}
