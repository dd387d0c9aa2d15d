package dev.batchwise.train;

import dev.batchwise.study.CurvePoint;
import dev.batchwise.study.Outcome;
import dev.batchwise.study.Scores;
import dev.batchwise.study.TrialRecord;
import dev.batchwise.study.TrialSpec;
import dev.batchwise.torch.Safetensors;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** One trial from start, or from where it was interrupted, to its record. */
final class TrialRun {
    private final TrialSpec spec;
    private final Checkpoints checkpoints;
    private final Intervals intervals;
    private final ProgressListener listener;
    private final Training training;
    private final Scorer scorer;
    private final LearningCurve curve;
    private final Stops stops;
    private Stopwatch watch = new Stopwatch(0);
    private double savedAt;
    private double toldAt;

    TrialRun(TrialSpec spec, TensorData data, Checkpoints checkpoints, Intervals intervals, ProgressListener listener) {
        this.spec = spec;
        this.checkpoints = checkpoints;
        this.listener = listener;
        this.intervals = intervals;
        training = new Training(spec, data, StartingNetwork.of(spec, data, checkpoints));
        scorer = new Scorer(training, data, spec.evaluation());
        curve = new LearningCurve(spec);
        stops = new Stops(spec.stopping());
    }

    /**
     * How often things are done beside training.
     *
     * @param checkpointSeconds training time between checkpoints
     * @param progressSeconds training time between words to the listener
     */
    record Intervals(double checkpointSeconds, double progressSeconds) {}

    TrialRecord run(OptionalInt passExamples) {
        resume();
        passExamples.ifPresent(training.passes()::limit);
        while (true) {
            if (!measureCurve()) {
                return diverged();
            }
            Optional<Stops.Ending> ending = stops.at(curve.points(), training.updates(), watch.seconds())
                    .filter(end -> !training.done() || !end.isBudget());
            if (ending.isPresent() || training.done()) {
                return ended(ending);
            }
            watch.start();
            boolean finite = trainTo(curve.nextStop(training.examples()));
            watch.stop();
            if (!finite) {
                return diverged();
            }
            saveIfDue();
        }
    }

    private void resume() {
        Path file = checkpoints.resume();
        Optional<ResumePoint> point =
                checkpoints.canResume() ? ResumePoint.load(training, spec, file) : Optional.empty();
        point.ifPresent(p -> {
            curve.recall(p.curve());
            p.curve().forEach(measured -> listener.measured(spec, measured));
            watch = new Stopwatch(p.seconds());
            savedAt = p.seconds();
        });
        if (point.isEmpty() && spec.evaluation().full()) {
            save(checkpoints.initial(), Map.of("model", spec.model(), "seed", Long.toString(spec.seed())));
        }
    }

    /** Trains until that many examples have been shown, or a budget is spent or a checkpoint due; false if a loss was not finite. */
    private boolean trainTo(long examples) {
        while (training.examples() < examples) {
            double loss = training.update();
            if (!Double.isFinite(loss)) {
                return false;
            }
            double seconds = watch.seconds();
            if (seconds - toldAt >= intervals.progressSeconds()) {
                toldAt = seconds;
                listener.progressed(spec, training.examples(), seconds, loss);
            }
            if (seconds - savedAt >= intervals.checkpointSeconds() || stops.isSpent(training.updates(), seconds)) {
                return true;
            }
        }
        return true;
    }

    private void saveIfDue() {
        if (watch.seconds() - savedAt >= intervals.checkpointSeconds() && !training.done()) {
            savedAt = watch.seconds();
            new ResumePoint(
                            spec,
                            training.updates(),
                            training.examples(),
                            savedAt,
                            curve.points(),
                            training.passes().most(),
                            training.passes().notes(),
                            training.noise()
                                    .map(meter -> meter.samples().samples())
                                    .orElse(List.of()))
                    .save(training, checkpoints.resume());
        }
    }

    /** Adds a point of the curve if one is due here; false if its loss was not finite. */
    private boolean measureCurve() {
        if (!curve.isDue(training.examples(), stops.isSpent(training.updates(), watch.seconds()))) {
            return true;
        }
        CurvePoint point = scorer.point(watch.seconds());
        curve.add(point);
        if (!Scorer.isFinite(point)) {
            return false;
        }
        listener.measured(spec, point);
        int last = curve.points().size() - 1;
        training.best().filter(b -> Stops.best(curve.points()) == last).ifPresent(BestWeights::take);
        return true;
    }

    private TrialRecord ended(Optional<Stops.Ending> ending) {
        training.best().filter(b -> !curve.points().isEmpty()).ifPresent(BestWeights::restore);
        Scores scores = scorer.scores();
        if (!Scorer.isFinite(scores)) {
            return diverged();
        }
        boolean full = spec.evaluation().full();
        if (full) {
            Map<String, String> metadata = Map.of(
                    "model", spec.model(), "trial", spec.id(), "learningRate", Double.toString(spec.learningRate()));
            save(checkpoints.trained(), metadata);
        }
        Optional<Outcome> stopped = ending.map(e -> new Outcome.Stopped(e.rule(), e.reason(), scores));
        return record(
                stopped.orElseGet(() -> new Outcome.Completed(scores)),
                full ? Optional.of(checkpoints.trained()) : Optional.empty());
    }

    private TrialRecord diverged() {
        return record(new Outcome.Diverged(training.updates() + 1), Optional.empty());
    }

    private TrialRecord record(Outcome outcome, Optional<String> trained) {
        Optional<String> initial = spec.evaluation().full() ? Optional.of(checkpoints.initial()) : Optional.empty();
        return new TrialRecord(
                spec,
                outcome,
                training.updates(),
                training.examples(),
                watch.seconds(),
                curve.kept(),
                initial,
                trained,
                training.passes().notes(),
                training.noise().map(NoiseMeter::samples));
    }

    private void save(String name, Map<String, String> metadata) {
        new Safetensors(training.weights(), metadata).write(checkpoints.resolve(name));
    }
}
