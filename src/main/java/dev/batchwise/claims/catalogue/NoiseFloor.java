package dev.batchwise.claims.catalogue;

import dev.batchwise.claims.Card;
import dev.batchwise.claims.Chart;
import dev.batchwise.claims.Claim;
import dev.batchwise.claims.Criterion;
import dev.batchwise.claims.Evidence;
import dev.batchwise.claims.Observations;
import dev.batchwise.claims.Part;
import dev.batchwise.claims.Protocol;
import dev.batchwise.claims.Question;
import dev.batchwise.claims.Rule;
import dev.batchwise.claims.Scale;
import dev.batchwise.claims.Shapes;
import dev.batchwise.claims.Unit;
import java.util.List;
import java.util.SortedMap;

/** Claim 22. */
final class NoiseFloor implements Claim {
    @Override
    public Card card() {
        return new Card(
                22,
                "noise-floor",
                Question.SPEED,
                "At a constant learning rate SGD does not settle: near a minimum the loss keeps going up and down on a floor that is"
                        + " proportional to rate over batch size. The full batch settles.",
                "Andrew Ng's lectures on stochastic gradient descent; Goodfellow, Bengio and Courville 2016, section 8.3.1; Mandt,"
                        + " Hoffman and Blei 2017.",
                "From weights near the minimum of a convex loss, at constant rates: the training loss above that of the full batch"
                        + " at the same sum of rates, over the second half of the updates; and the share of looks in it at which the"
                        + " training loss stands above the look before, a half where it only wavers and none where it only falls.",
                "",
                List.of(
                        "The interval of a share of looks spans at least one look, as those of accuracies span one example: five seeds"
                                + " without a single rise had an interval of no width. No verdict came out otherwise."));
    }

    @Override
    public Rule rule() {
        return Rule.of(
                new Part(
                        "slope of ln excess loss against ln (rate / batch size)",
                        Unit.NUMBER,
                        new Criterion.Within(0.75, 1.25),
                        (o, c) -> o.perSeed(FloorTrials.EXCESS, FloorTrials.MINI_BATCHES, Trends::logLogSlope)
                                .mean(c)),
                new Part(
                        "share of looks at which the loss rose, mean over rates and mini-batch sizes",
                        Unit.PERCENT,
                        new Criterion.Above(0.25),
                        (o, c) -> o.perSeed(FloorTrials.RISES, FloorTrials.MINI_BATCHES, NoiseFloor::mean)
                                .mean(c)),
                new Part(
                        "share of looks at which the loss rose, full batch at the highest rate",
                        Unit.PERCENT,
                        new Criterion.Below(0.05),
                        (o, c) ->
                                o.in(FloorTrials.RISES, FloorTrials.FULL_BATCH).mean(c)),
                new Part(
                        "excess loss in the last quarter of the updates over that in the third, mean over rates and mini-batch sizes",
                        Unit.RATIO,
                        new Criterion.Shown(),
                        (o, c) -> o.perSeed(FloorTrials.LATER, FloorTrials.MINI_BATCHES, NoiseFloor::mean)
                                .mean(c)));
    }

    private static double mean(SortedMap<Double, Double> curve) {
        return curve.values().stream().mapToDouble(y -> y).average().orElse(Double.NaN);
    }

    @Override
    public Chart chart() {
        return new Chart(FloorTrials.EXCESS, "learning rate / batch size", Chart.Axis.LOG, Chart.Axis.LOG);
    }

    @Override
    public Protocol protocol(Scale scale, Shapes shapes) {
        return FloorTrials.protocol(scale, shapes);
    }

    @Override
    public Observations observe(Scale scale, Evidence evidence) {
        return FloorTrials.observe(scale, evidence);
    }
}
