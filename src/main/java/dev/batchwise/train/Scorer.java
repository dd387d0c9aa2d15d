package dev.batchwise.train;

import dev.batchwise.study.CurvePoint;
import dev.batchwise.study.Evaluation;
import dev.batchwise.study.Scores;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** What is measured of a training, none of it on the clock: points of its curve, and its scores at the end. */
final class Scorer {
    private final Training training;
    private final TensorData data;
    private final Evaluator evaluator;
    private final Examples curveExamples;
    private final boolean full;

    Scorer(Training training, TensorData data, Evaluation evaluation) {
        this.training = training;
        this.data = data;
        full = evaluation.full();
        evaluator = new Evaluator(training.network(), data.trainSubset(Evaluator.STATISTICS_EXAMPLES));
        curveExamples = data.trainSubset(Math.max(1, evaluation.curveTrainExamples()));
    }

    /** Returns a point of the learning curve: the network as it is now; its losses may be non-finite. */
    CurvePoint point(double seconds) {
        evaluator.prepare();
        Evaluator.Score train = evaluator.score(curveExamples);
        Optional<Evaluator.Score> validation = scored(data.validation());
        return new CurvePoint(
                training.examples(),
                training.updates(),
                seconds,
                train.lossNats(),
                train.accuracy(),
                loss(validation),
                accuracy(validation));
    }

    /** Returns the scores at the end: on all splits, or on validation alone where no more was asked for. */
    Scores scores() {
        evaluator.prepare();
        Optional<Evaluator.Score> validation = scored(data.validation());
        Optional<Evaluator.Score> train = full ? scored(data.train()) : Optional.empty();
        Optional<Evaluator.Score> test = full ? scored(data.test()) : Optional.empty();
        return new Scores(
                loss(train), accuracy(train), loss(validation), accuracy(validation), loss(test), accuracy(test));
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

    /** Says whether no loss that was measured is infinite or not a number. */
    static boolean isFinite(CurvePoint point) {
        return Double.isFinite(point.trainLoss()) && isFinite(point.validationLoss());
    }

    /** Says whether no loss that was measured is infinite or not a number. */
    static boolean isFinite(Scores scores) {
        return Stream.of(scores.trainLoss(), scores.validationLoss(), scores.testLoss())
                .allMatch(Scorer::isFinite);
    }

    private static boolean isFinite(OptionalDouble value) {
        return value.isEmpty() || Double.isFinite(value.getAsDouble());
    }
}
