package dev.batchwise.claims.catalogue;

import dev.batchwise.advice.BatchNormality;
import dev.batchwise.claims.Card;
import dev.batchwise.claims.Chart;
import dev.batchwise.claims.Claim;
import dev.batchwise.claims.Criterion;
import dev.batchwise.claims.Evidence;
import dev.batchwise.claims.Finding;
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
import dev.batchwise.claims.Values;
import dev.batchwise.study.TrialRecord;
import java.util.List;
import java.util.Locale;

/** Claim 34. */
final class NormalBatchMeans implements Claim {
    private static final int TENS = 32;
    private static final int HUNDREDS = 256;
    private static final Quantity DISTANCE =
            Quantity.of("normalDistance", "distance of batch means to a normal law (Kolmogorov–Smirnov)", Unit.NUMBER);
    private static final Quantity SKEWNESS = Quantity.of("skewness", "absolute skewness of batch means", Unit.NUMBER);
    private static final Quantity KURTOSIS =
            Quantity.of("excessKurtosis", "absolute excess kurtosis of batch means", Unit.NUMBER);
    private static final Quantity ERROR =
            Quantity.of("relativeError", "error of a batch's gradient over the length of the full one", Unit.RATIO);

    @Override
    public Card card() {
        return new Card(
                34,
                "normal-batch-means",
                Question.GRADIENTS,
                "Averages over a batch are near normal from tens of examples on, by the central limit theorem, so that tens to"
                        + " hundreds of examples approximate the full gradient.",
                "Common argument for mini-batches of 30 to 256; see Goodfellow, Bengio, Courville (2016), section 8.1.3.",
                "Along random directions: skewness and excess kurtosis of the means of batches (exact), and their distance to the"
                        + " normal law (simulated); √(tr Σ/m)/|G|, the error of a batch's gradient over the length of the full one."
                        + " At initial weights and at trained ones; the worse of the two decides.",
                "");
    }

    @Override
    public Rule rule() {
        return Rule.of(
                new Part(
                        "distance to the normal law at m = " + TENS + ", start or end, whichever is larger",
                        Unit.NUMBER,
                        new Criterion.Below(0.05),
                        (o, c) -> positive(worse(o, DISTANCE, TENS), c)),
                new Part(
                        "absolute skewness at m = " + TENS + ", whichever is larger",
                        Unit.NUMBER,
                        new Criterion.Below(0.5),
                        (o, c) -> positive(worse(o, SKEWNESS, TENS), c)),
                new Part(
                        "absolute excess kurtosis at m = " + TENS + ", whichever is larger",
                        Unit.NUMBER,
                        new Criterion.Below(1),
                        (o, c) -> positive(worse(o, KURTOSIS, TENS), c)),
                new Part(
                        "error of the gradient over its length at m = " + HUNDREDS + ", whichever is larger",
                        Unit.RATIO,
                        new Criterion.Below(0.5),
                        (o, c) -> positive(worse(o, ERROR, HUNDREDS), c)),
                shown(
                        "error of the gradient over its length at m = " + HUNDREDS + " at initial weights",
                        ERROR,
                        Measurement.When.START),
                shown("the same at trained weights", ERROR, Measurement.When.END));
    }

    private static Part shown(String statistic, Quantity quantity, Measurement.When when) {
        return new Part(
                statistic,
                quantity.unit(),
                new Criterion.Shown(),
                (o, c) -> positive(o.at(quantity, series(when), HUNDREDS), c));
    }

    private static Finding positive(Values values, double confidence) {
        return values.mean(confidence).within(0, Double.POSITIVE_INFINITY);
    }

    private static Values worse(Observations o, Quantity quantity, int m) {
        return o.at(quantity, series(Measurement.When.START), m)
                .with(o.at(quantity, series(Measurement.When.END), m), Math::max);
    }

    private static String series(Measurement.When when) {
        return when.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public Chart chart() {
        return new Chart(ERROR, "examples m", Chart.Axis.LOG, Chart.Axis.LOG);
    }

    @Override
    public Protocol protocol(Scale scale, Shapes shapes) {
        return GaugedNetworks.protocol(
                        scale,
                        shapes,
                        String.format(
                                Locale.ROOT,
                                "gradients at their initial and trained weights, of batches of m = 1, 2, 4, … of %,d examples, %,d"
                                        + " draws of each",
                                examples(scale),
                                draws(scale)))
                .measuredFor("normality", scale == Scale.SMOKE ? 1 : 150);
    }

    private static int examples(Scale scale) {
        return switch (scale) {
            case SMOKE -> 300;
            case DESK -> 20_000;
            case PAPER -> 60_000;
        };
    }

    private static int draws(Scale scale) {
        return scale == Scale.SMOKE ? 400 : 4_000;
    }

    @Override
    public List<Measurement<?>> measurements(Scale scale, Evidence evidence) {
        return GaugedNetworks.trained(evidence).stream()
                .<Measurement<?>>flatMap(network -> List.of(
                        asked(scale, network, Measurement.When.START), asked(scale, network, Measurement.When.END))
                        .stream())
                .toList();
    }

    private static Gauge.Normality asked(Scale scale, TrialRecord network, Measurement.When when) {
        return new Gauge.Normality(network, when, examples(scale), draws(scale));
    }

    @Override
    public Observations observe(Scale scale, Evidence evidence) {
        Observations.Collector all = new Observations.Collector();
        for (TrialRecord network : GaugedNetworks.trained(evidence)) {
            for (Measurement.When when : Measurement.When.values()) {
                evidence.found(asked(scale, network, when))
                        .ifPresent(found ->
                                observe(all, series(when), network.spec().seed(), found));
            }
        }
        return all.all();
    }

    private static void observe(Observations.Collector all, String series, long seed, BatchNormality found) {
        for (BatchNormality.Point point : found.points()) {
            all.add(DISTANCE, series, point.examples(), seed, point.random().distance());
            all.add(SKEWNESS, series, point.examples(), seed, point.random().skewness());
            all.add(KURTOSIS, series, point.examples(), seed, point.random().excessKurtosis());
            all.add(ERROR, series, point.examples(), seed, point.relativeError());
        }
    }
}
