package dev.batchwise.claims.catalogue;

import dev.batchwise.claims.Card;
import dev.batchwise.claims.Chart;
import dev.batchwise.claims.Claim;
import dev.batchwise.claims.Criterion;
import dev.batchwise.claims.Evidence;
import dev.batchwise.claims.Finding;
import dev.batchwise.claims.Observations;
import dev.batchwise.claims.Part;
import dev.batchwise.claims.Protocol;
import dev.batchwise.claims.Quantity;
import dev.batchwise.claims.Question;
import dev.batchwise.claims.Rule;
import dev.batchwise.claims.Scale;
import dev.batchwise.claims.Shapes;
import dev.batchwise.claims.Unit;
import dev.batchwise.stats.TradeOff;

/** Claim 19. */
final class TwoSpeeds implements Claim {
    @Override
    public Card card() {
        return new Card(
                19,
                "two-speeds",
                Question.SPEED,
                "There are two speeds: to reach the same accuracy the full batch needs the fewest updates, and small batches need"
                        + " the fewest examples.",
                "Andrew Ng's lectures on mini-batch gradient descent; McCandlish et al. 2018, equation 2.11; Shallue et al. 2019.",
                "Updates and examples until a validation accuracy is reached, at each batch size with its own searched rate, and the"
                        + " batch size at which both are twice their least." + CostsToTarget.CENSORING,
                "Critical batch size of MNIST: 20 at the start, 200 on average over training (McCandlish et al. 2018). Updates"
                        + " fall as 1/B, then more slowly, then not at all (Shallue et al. 2019).");
    }

    @Override
    public Rule rule() {
        return Rule.of(
                moreUpdates(new Criterion.Above(1)),
                new Part(
                        "examples with the full batch over those with one example a step",
                        Unit.RATIO,
                        new Criterion.Above(1),
                        (o, c) -> CostsToTarget.ratio(
                                o, Quantity.EXAMPLES, CostsToTarget.FULL_BATCH, CostsToTarget.ONE, c)),
                slope("slope of ln updates against ln batch size", Quantity.UPDATES, new Criterion.Below(-0.1)),
                slope("slope of ln examples against ln batch size", Quantity.EXAMPLES, new Criterion.Above(0.1)),
                ranks("rank correlation of batch size and updates", Quantity.UPDATES),
                ranks("rank correlation of batch size and examples", Quantity.EXAMPLES),
                new Part(
                        "critical batch size",
                        Unit.COUNT,
                        new Criterion.Shown(),
                        (o, c) -> CostsToTarget.tradeOff(
                                o, fit -> Finding.of(fit.criticalBatch(), fit.criticalInterval(), fit.n()), c)),
                new Part(
                        "share of the variance of ln updates that S = S_min(1 + B_crit/B) explains",
                        Unit.PERCENT,
                        new Criterion.Shown(),
                        (o, c) -> CostsToTarget.tradeOff(o, TwoSpeeds::fit, c)));
    }

    private static Finding fit(TradeOff fit) {
        return Finding.exact(fit.rSquared());
    }

    /** Returns the statistic that claim 31 is about too, with the opposite criterion. */
    static Part moreUpdates(Criterion criterion) {
        return new Part(
                "updates with one example a step over those with the full batch",
                Unit.RATIO,
                criterion,
                (o, c) -> CostsToTarget.ratio(o, Quantity.UPDATES, CostsToTarget.ONE, CostsToTarget.FULL_BATCH, c));
    }

    private static Part slope(String words, Quantity cost, Criterion criterion) {
        return new Part(words, Unit.NUMBER, criterion, (o, c) -> CostsToTarget.slope(o, cost, c));
    }

    private static Part ranks(String words, Quantity cost) {
        return new Part(words, Unit.NUMBER, new Criterion.Shown(), (o, c) -> CostsToTarget.rankCorrelation(o, cost, c));
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
