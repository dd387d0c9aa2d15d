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
import java.util.OptionalInt;
import java.util.stream.Stream;

/** Claim 17. */
final class HeldOutNoise implements Claim {
    private static final String SMALL = "N up to M/4";
    private static final String ALL = "all N";
    private static final String FULL = "full training set";
    private static final Quantity RATIO =
            Quantity.of("distanceOverLaw", "mean squared distance over tr Σ·(1/N + 1/M)", Unit.RATIO);
    private static final String TEST = "to the test split";

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
                "Squared distances of the mean gradients of N = 125, 250, … training examples, all in the end, to that of M others,"
                        + " a fifth of the training split drawn at random and held out, at initial weights, which have seen"
                        + " neither; the law says tr Σ·(1/N + 1/M). Initial weights differ by seed; the examples are the same."
                        + " The test split is told beside it: other people may have written its digits.",
                "",
                List.of(
                        "Before the first run at desk scale the held-out examples, first the test split, became a random part of"
                                + " the training split: a trial of the instrument had found the test split of MNIST further away"
                                + " than chance allows (2.2 times the law at N = 54,000), which is a difference between the splits and"
                                + " none between samples."));
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
                        (o, c) -> o.last(RATIO, ALL).geometricMean(c)),
                new Part(
                        "squared distance of the full training set to the test split over what the law says",
                        Unit.RATIO,
                        new Criterion.Shown(),
                        (o, c) -> o.last(RATIO, TEST).geometricMean(c)));
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
                        "gradients at their initial weights, of disjoint sets of training examples, and of a fifth held out")
                .measuredFor("held-out", scale == Scale.SMOKE ? 2 : 120);
    }

    @Override
    public List<Measurement<?>> measurements(Scale scale, Evidence evidence) {
        return GaugedNetworks.trained(evidence).stream()
                .<Measurement<?>>flatMap(network -> Stream.of(fromSample(scale, network), fromTest(scale, network)))
                .toList();
    }

    private static Gauge.HeldOut fromSample(Scale scale, TrialRecord network) {
        long examples = network.spec().plan().horizon().examplesPerEpoch();
        return new Gauge.HeldOut(
                network, Measurement.When.START, OptionalInt.of((int) (examples / 5)), smallest(scale));
    }

    private static Gauge.HeldOut fromTest(Scale scale, TrialRecord network) {
        return new Gauge.HeldOut(network, Measurement.When.START, OptionalInt.empty(), smallest(scale));
    }

    private static int smallest(Scale scale) {
        return scale == Scale.SMOKE ? 5 : 125;
    }

    @Override
    public Observations observe(Scale scale, Evidence evidence) {
        Observations.Collector all = new Observations.Collector();
        for (TrialRecord network : GaugedNetworks.trained(evidence)) {
            long seed = network.spec().seed();
            evidence.found(fromSample(scale, network)).ifPresent(found -> observe(all, seed, found));
            evidence.found(fromTest(scale, network))
                    .ifPresent(found -> found.points()
                            .forEach(point -> all.add(RATIO, TEST, point.examples(), seed, point.ratio())));
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
