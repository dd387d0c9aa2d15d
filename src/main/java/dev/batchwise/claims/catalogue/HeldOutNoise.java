package dev.batchwise.claims.catalogue;

import dev.batchwise.advice.HeldOutLaw;
import dev.batchwise.claims.Card;
import dev.batchwise.claims.Chart;
import dev.batchwise.claims.Claim;
import dev.batchwise.claims.Criterion;
import dev.batchwise.claims.Evidence;
import dev.batchwise.claims.Gauge;
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
import dev.batchwise.study.TrialRecord;
import java.util.List;

/** Claim 17. */
final class HeldOutNoise implements Claim {
    private static final String SMALL = "N up to M/4";
    private static final String ALL = "all N";
    private static final String FULL = "full training set";
    private static final Quantity RATIO =
            Quantity.of("distanceOverLaw", "mean squared distance over tr Σ·(1/N + 1/M)", Unit.RATIO);
    private static final Quantity DEVIATION =
            Quantity.of("deviation", "squared distance less what the law says, in standard deviations", Unit.NUMBER);

    @Override
    public Card card() {
        return new Card(
                17,
                "full-gradient-estimate",
                Question.GRADIENTS,
                "The gradient of the full training set is an estimate as well: it is as far from that of held-out data as a sample"
                        + " of its size is, by the same law as small batches.",
                "Goodfellow, Bengio, Courville (2016), Deep Learning, section 8.1.3.",
                "Squared distances of the mean gradients of N = 125, 250, … training examples, all in the end, to that of the M"
                        + " test examples, at initial weights, which have seen neither; the law says tr Σ·(1/N + 1/M). Initial"
                        + " weights differ by seed; the examples are the same.",
                "");
    }

    @Override
    public Rule rule() {
        return Rule.of(
                new Part(
                        "mean squared distance over what the law says, geometric mean over N up to M/4",
                        Unit.RATIO,
                        new Criterion.Within(0.8, 1.25),
                        (o, c) -> Curves.meanLog(o, RATIO, SMALL).mean(c).under(Math::exp)),
                new Part(
                        "slope of the logarithm of that ratio on that of N, N up to M/4",
                        Unit.NUMBER,
                        new Criterion.Within(-0.1, 0.1),
                        (o, c) -> o.perSeed(RATIO, SMALL, Curves::logLogSlope).mean(c)),
                new Part(
                        "squared distance of the full training set less what the law says, in standard deviations of that by"
                                + " chance",
                        Unit.NUMBER,
                        new Criterion.Within(-2, 2),
                        (o, c) -> o.in(DEVIATION, FULL).mean(c)),
                new Part(
                        "squared distance of the full training set over what the law says",
                        Unit.RATIO,
                        new Criterion.Shown(),
                        (o, c) -> o.last(RATIO, ALL).geometricMean(c)));
    }

    @Override
    public Chart chart() {
        return new Chart(RATIO, "training examples N", Chart.Axis.LOG, Chart.Axis.LINEAR);
    }

    @Override
    public Protocol protocol(Scale scale, Shapes shapes) {
        return GaugedNetworks.protocol(
                        scale,
                        shapes,
                        "gradients at their initial weights, of disjoint sets of training examples and of the test split")
                .measuredFor("held-out", scale == Scale.SMOKE ? 1 : 60);
    }

    @Override
    public List<Measurement<?>> measurements(Scale scale, Evidence evidence) {
        return GaugedNetworks.trained(evidence).stream()
                .<Measurement<?>>map(HeldOutNoise::asked)
                .toList();
    }

    private static Gauge.HeldOut asked(TrialRecord network) {
        return new Gauge.HeldOut(network, Measurement.When.START);
    }

    @Override
    public Observations observe(Scale scale, Evidence evidence) {
        Observations.Collector all = new Observations.Collector();
        for (TrialRecord network : GaugedNetworks.trained(evidence)) {
            evidence.found(asked(network))
                    .ifPresent(found -> observe(all, network.spec().seed(), found));
        }
        return all.all();
    }

    private static void observe(Observations.Collector all, long seed, HeldOutLaw law) {
        for (HeldOutLaw.Point point : law.points()) {
            if (4L * point.examples() <= law.heldOutExamples()) {
                all.add(RATIO, SMALL, point.examples(), seed, point.ratio());
            }
            all.add(RATIO, ALL, point.examples(), seed, point.ratio());
        }
        HeldOutLaw.Point full = law.points().get(law.points().size() - 1);
        full.predictedDeviation()
                .ifPresent(by -> all.add(
                        DEVIATION, FULL, full.examples(), seed, (full.meanSquaredDistance() - full.predicted()) / by));
    }
}
