package dev.batchwise.train;

import dev.batchwise.study.CurvePoint;
import dev.batchwise.study.Outcome;
import dev.batchwise.study.Scores;
import dev.batchwise.study.TrialRecord;
import dev.batchwise.study.TrialSpec;
import dev.batchwise.torch.Safetensors;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** One trial from start, or from where it was interrupted, to its record. */
final class TrialRun {
    private final TrialSpec spec;
    private final TensorData data;
    private final Checkpoints checkpoints;
    private final Intervals intervals;
    private final ProgressListener listener;
    private final Training training;
    private final Evaluator evaluator;
    private final Examples curveExamples;
    private final long[] positions;
    private final Stops stops;
    private final List<CurvePoint> curve = new ArrayList<>();
    private Stopwatch watch = new Stopwatch(0);
    private double savedAt;
    private double toldAt;

    TrialRun(TrialSpec spec, TensorData data, Checkpoints checkpoints, Intervals intervals, ProgressListener listener) {
        this.spec = spec;
        this.data = data;
        this.checkpoints = checkpoints;
        this.listener = listener;
        this.intervals = intervals;
        training = new Training(spec, data);
        evaluator = new Evaluator(training.network(), data.trainSubset(Evaluator.STATISTICS_EXAMPLES));
        curveExamples = data.trainSubset(Math.max(1, spec.evaluation().curveTrainExamples()));
        positions = spec.evaluation().curve().positions(spec.budgetExamples());
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
            Optional<Stops.Ending> ending = stops.at(curve, training.updates(), watch.seconds());
            if (ending.isPresent() || training.done()) {
                return ended(ending);
            }
            watch.start();
            boolean finite = trainTo(nextStop());
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
            curve.addAll(p.curve());
            curve.forEach(measured -> listener.measured(spec, measured));
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

    /** Returns the first curve position that has not been measured: training runs to it without a break. */
    private long nextStop() {
        for (long position : positions) {
            if (position > training.examples()) {
                return position;
            }
        }
        return spec.budgetExamples();
    }

    private void saveIfDue() {
        if (watch.seconds() - savedAt >= intervals.checkpointSeconds() && !training.done()) {
            savedAt = watch.seconds();
            new ResumePoint(
                            spec,
                            training.updates(),
                            training.examples(),
                            savedAt,
                            curve,
                            training.passes().most(),
                            training.passes().notes())
                    .save(training, checkpoints.resume());
        }
    }

    /** Adds a point of the curve if one is due here; false if its loss was not finite. */
    private boolean measureCurve() {
        if (!isDue()) {
            return true;
        }
        evaluator.prepare();
        Evaluator.Score train = evaluator.score(curveExamples);
        Optional<Evaluator.Score> validation = scored(data.validation());
        curve.add(new CurvePoint(
                training.examples(),
                training.updates(),
                watch.seconds(),
                train.lossNats(),
                train.accuracy(),
                loss(validation),
                accuracy(validation)));
        boolean finite = Double.isFinite(train.lossNats()) && finite(loss(validation));
        if (finite) {
            listener.measured(spec, curve.get(curve.size() - 1));
            training.best().filter(b -> Stops.best(curve) == curve.size() - 1).ifPresent(BestWeights::take);
        }
        return finite;
    }

    /** A position was passed since the last point, or a budget of updates or seconds has just been spent. */
    private boolean isDue() {
        long last = curve.isEmpty() ? -1 : curve.get(curve.size() - 1).examples();
        long here = training.examples();
        boolean passed = Arrays.stream(positions).anyMatch(position -> position > last && position <= here);
        boolean spent = positions.length > 0 && stops.isSpent(training.updates(), watch.seconds());
        return passed || (spent && here > last);
    }

    private TrialRecord ended(Optional<Stops.Ending> ending) {
        training.best().filter(b -> !curve.isEmpty()).ifPresent(BestWeights::restore);
        evaluator.prepare();
        Scores scores = scores();
        if (!finite(scores.trainLoss()) || !finite(scores.validationLoss()) || !finite(scores.testLoss())) {
            return diverged();
        }
        boolean full = spec.evaluation().full();
        if (full) {
            save(checkpoints.trained(), Map.of("model", spec.model(), "trial", spec.id()));
        }
        Optional<Outcome> stopped = ending.map(e -> new Outcome.Stopped(e.rule(), e.reason(), scores));
        return record(
                stopped.orElseGet(() -> new Outcome.Completed(scores)),
                full ? Optional.of(checkpoints.trained()) : Optional.empty());
    }

    private Scores scores() {
        boolean full = spec.evaluation().full();
        Optional<Evaluator.Score> validation = scored(data.validation());
        Optional<Evaluator.Score> train = full ? scored(data.train()) : Optional.empty();
        Optional<Evaluator.Score> test = full ? scored(data.test()) : Optional.empty();
        return new Scores(
                loss(train), accuracy(train), loss(validation), accuracy(validation), loss(test), accuracy(test));
    }

    private TrialRecord diverged() {
        curve.removeIf(point -> !Double.isFinite(point.trainLoss()) || !finite(point.validationLoss()));
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
                kept(),
                initial,
                trained,
                training.passes().notes());
    }

    /** Of a search no more than how it ended: there are many, and their curves are looked at by nobody. */
    private List<CurvePoint> kept() {
        return spec.evaluation().full() ? curve : curve.subList(Math.max(0, curve.size() - 1), curve.size());
    }

    private void save(String name, Map<String, String> metadata) {
        new Safetensors(training.weights(), metadata).write(checkpoints.resolve(name));
    }

    private Optional<Evaluator.Score> scored(Examples split) {
        return split.count() == 0 ? Optional.empty() : Optional.of(evaluator.score(split));
    }

    private static OptionalDouble loss(Optional<Evaluator.Score> score) {
        return score.map(s -> OptionalDouble.of(s.lossNats())).orElse(OptionalDouble.empty());
    }

    private static OptionalDouble accuracy(Optional<Evaluator.Score> score) {
        return score.map(s -> OptionalDouble.of(s.accuracy())).orElse(OptionalDouble.empty());
    }

    private static boolean finite(OptionalDouble value) {
        return value.isEmpty() || Double.isFinite(value.getAsDouble());
    }
}
