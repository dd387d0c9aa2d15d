package dev.batchwise.claims.catalogue;

import dev.batchwise.claims.Card;
import dev.batchwise.claims.Chart;
import dev.batchwise.claims.Claim;
import dev.batchwise.claims.Criterion;
import dev.batchwise.claims.Evidence;
import dev.batchwise.claims.Measurement;
import dev.batchwise.claims.Observations;
import dev.batchwise.claims.Part;
import dev.batchwise.claims.Protocol;
import dev.batchwise.claims.Quantity;
import dev.batchwise.claims.Question;
import dev.batchwise.claims.Rule;
import dev.batchwise.claims.Scale;
import dev.batchwise.claims.Shapes;
import dev.batchwise.claims.Unit;
import dev.batchwise.claims.Values;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/** Claim 15. */
final class StableRate implements Claim {
    @Override
    public Card card() {
        return new Card(
                15,
                "stable-rate",
                Question.GRADIENTS,
                "The usable learning rate is bounded by curvature: near a minimum, where the loss is locally quadratic, the largest"
                        + " stable full-batch rate is about 2/λ_max.",
                "Goodfellow, Bengio, Courville (2016), Deep Learning, sections 4.3.1 and 8.2; classical analysis of gradient descent.",
                "Networks trained near a minimum by full-batch gradient descent, gone on with from there at a ladder of rates; λ_max"
                        + " of the Hessian there, weight decay included. A rate is stable if the training loss at no time rises more"
                        + " than a tenth above where it began; the bound is put midway (geometrically) between the last stable rate and the first that is not.",
                "Exact for a quadratic: 2/λ_max.");
    }

    @Override
    public Rule rule() {
        return Rule.of(
                new Part(
                        "largest stable rate times λ_max/2",
                        Unit.RATIO,
                        new Criterion.Within(0.8, 1.25),
                        (o, c) -> relative(o, RateLadder.STABLE).geometricMean(c)),
                new Part(
                        "largest rate up to which training still ends below where it began, times λ_max/2",
                        Unit.RATIO,
                        new Criterion.Shown(),
                        (o, c) -> relative(o, RateLadder.LOWER).geometricMean(c)));
    }

    private static Values relative(Observations o, Quantity holds) {
        return o.perSeed(holds, RateLadder.SERIES, StableRate::bound)
                .with(o.in(RateLadder.LAMBDA, RateLadder.SERIES), (bound, lambda) -> bound * lambda / 2);
    }

    /** Returns the place where a run of ones ends, not a number if it does not begin or end within the ladder. */
    private static double bound(SortedMap<Double, Double> holds) {
        double last = Double.NaN;
        for (Map.Entry<Double, Double> rate : holds.entrySet()) {
            if (rate.getValue() == 0) {
                return Math.sqrt(last * rate.getKey());
            }
            last = rate.getKey();
        }
        return Double.NaN;
    }

    @Override
    public Chart chart() {
        return new Chart(RateLadder.LOSS, "learning rate", Chart.Axis.LOG, Chart.Axis.LOG);
    }

    @Override
    public Protocol protocol(Scale scale, Shapes shapes) {
        return RateLadder.protocol(scale, shapes);
    }

    @Override
    public List<Measurement<?>> measurements(Scale scale, Evidence evidence) {
        return RateLadder.measurements(evidence);
    }

    @Override
    public Observations observe(Scale scale, Evidence evidence) {
        return RateLadder.observe(evidence);
    }
}
