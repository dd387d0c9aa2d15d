package dev.batchwise.claims.catalogue;

import dev.batchwise.claims.Card;
import dev.batchwise.claims.Chart;
import dev.batchwise.claims.Claim;
import dev.batchwise.claims.Criterion;
import dev.batchwise.claims.Evidence;
import dev.batchwise.claims.Observations;
import dev.batchwise.claims.Part;
import dev.batchwise.claims.Protocol;
import dev.batchwise.claims.Quantity;
import dev.batchwise.claims.Question;
import dev.batchwise.claims.Rule;
import dev.batchwise.claims.Scale;
import dev.batchwise.claims.Shapes;
import dev.batchwise.claims.Unit;
import dev.batchwise.study.CurvePoint;
import dev.batchwise.study.TrialRecord;
import java.util.List;
import java.util.OptionalDouble;

/** Claim 21. */
final class MiniBatchTime implements Claim {
    private static final Quantity ACCURACY = Quantity.of(
            "validationAccuracyThen", "validation accuracy when the mini-batch reached the target", Unit.PERCENT);

    /** The least difference in accuracy that counts. */
    private static final double LEAST = 0.005;

    @Override
    public Card card() {
        return new Card(
                21,
                "mini-batch-time",
                Question.SPEED,
                "A mini-batch reaches a given accuracy in less time than either extreme, one example a step or the full batch; and"
                        + " in equal time it reaches a higher accuracy.",
                "Andrew Ng's lectures on mini-batch gradient descent, choosing the mini-batch size.",
                "Training time until a validation accuracy is reached, at the searched rate of each size, and the validation"
                        + " accuracy of the extremes at the moment when the mini-batch got there, read off their curves, linearly"
                        + " between looks." + CostsToTarget.CENSORING,
                "");
    }

    @Override
    public Rule rule() {
        return Rule.of(
                time("training time with the mini-batch over that with one example a step", CostsToTarget.ONE),
                time("training time with the mini-batch over that with the full batch", CostsToTarget.FULL_BATCH),
                lead(
                        "validation accuracy of the mini-batch when it got there less that of one example a step",
                        CostsToTarget.ONE),
                lead(
                        "validation accuracy of the mini-batch when it got there less that of the full batch",
                        CostsToTarget.FULL_BATCH));
    }

    private static Part time(String words, String extreme) {
        return new Part(
                words,
                Unit.RATIO,
                new Criterion.Below(1),
                (o, c) -> CostsToTarget.ratio(o, Quantity.SECONDS, CostsToTarget.MINI_BATCH, extreme, c));
    }

    private static Part lead(String words, String extreme) {
        return new Part(
                words,
                Unit.POINTS,
                new Criterion.Above(LEAST),
                (o, c) -> o.in(ACCURACY, CostsToTarget.MINI_BATCH)
                        .minus(o.in(ACCURACY, extreme))
                        .mean(c));
    }

    @Override
    public Chart chart() {
        return new Chart(Quantity.SECONDS, "batch size", Chart.Axis.LOG, Chart.Axis.LOG);
    }

    @Override
    public Protocol protocol(Scale scale, Shapes shapes) {
        return RaceToTarget.protocol(scale, shapes);
    }

    @Override
    public Observations observe(Scale scale, Evidence evidence) {
        Observations.Collector all = RaceToTarget.costs(scale, evidence);
        RaceToTarget.rounds(scale, evidence).stream()
                .filter(round -> round.miniBatch().outcome().reachedTarget())
                .forEach(round -> accuracies(all, round));
        return all.all();
    }

    private static void accuracies(Observations.Collector to, RaceToTarget.Round round) {
        double then = round.miniBatch().trainSeconds();
        accuracy(to, CostsToTarget.ONE, round.one(), then);
        accuracy(to, CostsToTarget.MINI_BATCH, round.miniBatch(), then);
        accuracy(to, CostsToTarget.FULL_BATCH, round.fullBatch(), then);
    }

    private static void accuracy(Observations.Collector to, String role, TrialRecord trial, double seconds) {
        accuracyAt(trial.curve(), seconds)
                .ifPresent(accuracy -> to.add(
                        ACCURACY, role, trial.spec().batchSize(), trial.spec().seed(), accuracy));
    }

    /** Returns the validation accuracy at a time, linearly between looks; at the end of the curve after it. */
    static OptionalDouble accuracyAt(List<CurvePoint> curve, double seconds) {
        OptionalDouble accuracy = OptionalDouble.empty();
        double before = 0;
        for (CurvePoint point : curve) {
            double here = point.validationAccuracy().orElse(Double.NaN);
            if (point.seconds() >= seconds && accuracy.isPresent()) {
                double share = (seconds - before) / Math.max(1e-12, point.seconds() - before);
                double from = accuracy.getAsDouble();
                return OptionalDouble.of(from + Math.max(0, share) * (here - from));
            }
            accuracy = OptionalDouble.of(here);
            before = point.seconds();
        }
        return accuracy;
    }
}
