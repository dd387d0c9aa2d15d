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
import dev.batchwise.stats.Quantiles;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/** Claim 20. */
final class StepTime implements Claim {
    private static final Quantity STEP = Quantity.of("updateSeconds", "time of an update", Unit.SECONDS);
    private static final Quantity EXAMPLE = Quantity.of("exampleSeconds", "time per example", Unit.SECONDS);
    private static final String SERIES = "median of the updates";

    /** How near to the least a time per example counts as no longer falling. */
    private static final double FLAT = 1.25;

    @Override
    public Card card() {
        return new Card(
                20,
                "step-time",
                Question.SPEED,
                "A step on ten to a hundred examples costs hardly more than a step on one, because matrix products make better use"
                        + " of the machine; above a knee the time per example stops falling.",
                "Andrew Ng's lectures on vectorization and mini-batches; Bengio 2012, Practical Recommendations, on mini-batches;"
                        + " Goodfellow, Bengio and Courville 2016, section 8.1.3.",
                "The median time of single updates at each batch size, in fresh processes that train nothing else meanwhile; a"
                        + " process is a replicate.",
                "");
    }

    @Override
    public Rule rule() {
        return Rule.of(
                new Part(
                        "time of an update on 32 examples over that of one on 1",
                        Unit.RATIO,
                        new Criterion.Below(2),
                        (o, c) -> o.at(STEP, SERIES, StepTimes.TENS)
                                .over(o.at(STEP, SERIES, 1))
                                .geometricMean(c)),
                new Part(
                        "time per example at batch size 1 over that at 128",
                        Unit.RATIO,
                        new Criterion.Above(10),
                        (o, c) -> o.at(EXAMPLE, SERIES, 1)
                                .over(o.at(EXAMPLE, SERIES, StepTimes.HUNDRED))
                                .geometricMean(c)),
                new Part(
                        "time per example at batch size 2,048 over that at 512",
                        Unit.RATIO,
                        new Criterion.Within(1 / FLAT, FLAT),
                        (o, c) -> o.at(EXAMPLE, SERIES, StepTimes.ABOVE_KNEE)
                                .over(o.at(EXAMPLE, SERIES, StepTimes.KNEE))
                                .geometricMean(c)),
                new Part(
                        "knee: the least batch size whose time per example is within a quarter of the least",
                        Unit.COUNT,
                        new Criterion.Shown(),
                        (o, c) -> o.perSeed(EXAMPLE, SERIES, StepTime::knee).geometricMean(c)));
    }

    /** Returns the least place at which a curve is within a quarter of its least value. */
    static double knee(SortedMap<Double, Double> curve) {
        double least = curve.values().stream().mapToDouble(y -> y).min().orElse(Double.NaN);
        return curve.entrySet().stream()
                .filter(point -> point.getValue() <= FLAT * least)
                .mapToDouble(Map.Entry::getKey)
                .findFirst()
                .orElse(Double.NaN);
    }

    @Override
    public Chart chart() {
        return new Chart(EXAMPLE, "batch size", Chart.Axis.LOG, Chart.Axis.LOG);
    }

    @Override
    public Protocol protocol(Scale scale, Shapes shapes) {
        StepTimes timed = StepTimes.of(scale);
        shapes.of(timed.data());
        String words = timed.words();
        String paper =
                " No work has published such a protocol: it is that of the desk with the network of Shallue et al. 2019.";
        return new Protocol(scale == Scale.PAPER ? words + paper : words, Map.of(), List.of(), Map.of())
                .measuredFor("times of updates", timed.coreSeconds());
    }

    @Override
    public List<Measurement<?>> measurements(Scale scale, Evidence evidence) {
        return List.copyOf(StepTimes.of(scale).measurements());
    }

    @Override
    public Observations observe(Scale scale, Evidence evidence) {
        Observations.Collector all = new Observations.Collector();
        for (Measurement.Times asked : StepTimes.of(scale).measurements()) {
            int size = asked.trial().batchSize();
            evidence.found(asked).filter(found -> !found.seconds().isEmpty()).ifPresent(found -> {
                double median = Quantiles.median(found.seconds());
                all.add(STEP, SERIES, size, asked.repeat(), median);
                all.add(EXAMPLE, SERIES, size, asked.repeat(), median / size);
            });
        }
        return all.all();
    }
}
