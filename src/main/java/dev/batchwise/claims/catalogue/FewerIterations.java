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

/** Claim 31, the opposite of what claim 19 says of updates. */
final class FewerIterations implements Claim {
    @Override
    public Card card() {
        return new Card(
                31,
                "fewer-iterations",
                Question.SPEED,
                "A smaller batch size leads to fewer iterations in all.",
                "Said in passing in the debate on batch size and number of iterations; two-speeds says the opposite.",
                "Updates until a validation accuracy is reached, at each batch size with its own searched rate: the trials of"
                        + " two-speeds, and of its statistics the one on updates, judged the other way round."
                        + CostsToTarget.CENSORING,
                "");
    }

    @Override
    public Rule rule() {
        return Rule.of(
                TwoSpeeds.moreUpdates(new Criterion.Below(1)),
                new Part(
                        "rank correlation of batch size and updates",
                        Unit.NUMBER,
                        new Criterion.Shown(),
                        (o, c) -> CostsToTarget.rankCorrelation(o, Quantity.UPDATES, c)));
    }

    @Override
    public Chart chart() {
        return new Chart(Quantity.UPDATES, "batch size", Chart.Axis.LOG, Chart.Axis.LOG);
    }

    @Override
    public Protocol protocol(Scale scale, Shapes shapes) {
        return RaceToTarget.protocol(scale, shapes);
    }

    @Override
    public Observations observe(Scale scale, Evidence evidence) {
        return RaceToTarget.costs(scale, evidence).all();
    }
}
