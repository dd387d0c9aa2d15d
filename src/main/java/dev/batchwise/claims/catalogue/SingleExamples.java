package dev.batchwise.claims.catalogue;

import dev.batchwise.advice.Crossing;
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

/** Claim 35. */
final class SingleExamples implements Claim {
    private static final Quantity TO_LOSS =
            Quantity.of("examplesToLoss", "examples to the same training loss", Unit.COUNT);

    @Override
    public Card card() {
        return new Card(
                35,
                "single-examples",
                Question.SPEED,
                "One example a step reaches a given loss for less computation than the full batch, because redundant examples are"
                        + " paid for once at a time and not all at every step.",
                "Said in passing in the debate on batch size and number of iterations; LeCun et al. 1998, Efficient BackProp,"
                        + " section 4.1; Bottou and Bousquet 2008.",
                "Examples shown, each of which costs the same passes, until a validation accuracy is reached and until the training"
                        + " loss is as low as the higher of the two that both trials of a seed ended with; rates searched at each"
                        + " size. Seconds are another matter and stand beside." + CostsToTarget.CENSORING,
                "");
    }

    @Override
    public Rule rule() {
        return Rule.of(
                new Part(
                        "examples to the same training loss with one example a step over those with the full batch",
                        Unit.RATIO,
                        new Criterion.Below(1),
                        (o, c) -> o.in(TO_LOSS, CostsToTarget.ONE)
                                .over(o.in(TO_LOSS, CostsToTarget.FULL_BATCH))
                                .geometricMean(c)),
                ratio(
                        "examples to the target with one example a step over those with the full batch",
                        Quantity.EXAMPLES,
                        new Criterion.Below(1)),
                ratio(
                        "training time to the target with one example a step over that with the full batch",
                        Quantity.SECONDS,
                        new Criterion.Shown()));
    }

    private static Part ratio(String words, Quantity cost, Criterion criterion) {
        return new Part(
                words,
                Unit.RATIO,
                criterion,
                (o, c) -> CostsToTarget.ratio(o, cost, CostsToTarget.ONE, CostsToTarget.FULL_BATCH, c));
    }

    @Override
    public Chart chart() {
        return new Chart(Quantity.EXAMPLES, "batch size", Chart.Axis.LOG, Chart.Axis.LOG);
    }

    @Override
    public Protocol protocol(Scale scale, Shapes shapes) {
        return RaceToTarget.protocol(scale, shapes);
    }

    @Override
    public Observations observe(Scale scale, Evidence evidence) {
        Observations.Collector all = RaceToTarget.costs(scale, evidence);
        RaceToTarget.rounds(scale, evidence).forEach(round -> toLoss(all, round));
        return all.all();
    }

    /** Notes where each of two trials first came down to the higher of their last training losses. */
    private static void toLoss(Observations.Collector to, RaceToTarget.Round round) {
        double loss = Math.max(lastLoss(round.one()), lastLoss(round.fullBatch()));
        crossing(to, CostsToTarget.ONE, round.one(), loss);
        crossing(to, CostsToTarget.FULL_BATCH, round.fullBatch(), loss);
    }

    private static double lastLoss(TrialRecord trial) {
        List<CurvePoint> curve = trial.curve();
        return curve.isEmpty() ? Double.NaN : curve.get(curve.size() - 1).trainLoss();
    }

    private static void crossing(Observations.Collector to, String role, TrialRecord trial, double lossNats) {
        Crossing.of(trial.curve(), lossNats)
                .ifPresent(at -> to.add(
                        TO_LOSS, role, trial.spec().batchSize(), trial.spec().seed(), at.examples()));
    }
}
