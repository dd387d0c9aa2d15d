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
import dev.batchwise.schedule.Decay;
import dev.batchwise.schedule.Horizon;
import dev.batchwise.stats.Quantiles;
import dev.batchwise.study.DataSpec;
import dev.batchwise.study.TrialSpec;
import dev.batchwise.study.UpdateTiming;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;

/** Claim 20. */
final class StepTime implements Claim {
    private static final Quantity STEP = Quantity.of("updateSeconds", "time of an update", Unit.SECONDS);
    private static final Quantity EXAMPLE = Quantity.of("exampleSeconds", "time per example", Unit.SECONDS);
    private static final String SERIES = "median of the updates";

    /** Of the tens that the claim speaks of: the middle of 10 to 100 on a log scale. */
    private static final int TENS = 32;

    private static final int HUNDRED = 128;
    private static final int KNEE = 512;
    private static final int ABOVE_KNEE = 2048;

    /** How near to the least a time per example counts as no longer falling. */
    private static final double FLAT = 1.25;

    /**
     * What is timed.
     *
     * @param data of the network
     * @param model a network
     * @param sizes batch sizes, ascending
     * @param repeats processes, each of which times every size
     * @param timing of one size in one process
     */
    private record Timed(DataSpec data, String model, List<Integer> sizes, int repeats, UpdateTiming timing) {
        TrialSpec trial(int batchSize) {
            return Trials.Draft.of("step-b" + batchSize, data, model, new Horizon(54_000, 10_000_000))
                    .rate(0.01, Decay.CONSTANT)
                    .batch(batchSize)
                    .seed(1);
        }

        double coreSeconds() {
            return repeats * (STARTING + sizes.size() * (timing.seconds() + PREPARING));
        }
    }

    /** Seconds that starting a process takes, about. */
    private static final double STARTING = 3;

    /** Seconds that a size takes beside its timing: warming up, and at the least number of updates. */
    private static final double PREPARING = 0.5;

    private static Timed timed(Scale scale) {
        return switch (scale) {
            case SMOKE ->
                new Timed(
                        Trials.data("mnist", 3_000),
                        "mlp:8",
                        List.of(1, TENS, HUNDRED, KNEE, ABOVE_KNEE),
                        2,
                        new UpdateTiming(2, 0.02, 3));
            case DESK ->
                new Timed(
                        Trials.data("mnist"),
                        "mlp:512,512",
                        List.of(1, 8, TENS, HUNDRED, KNEE, ABOVE_KNEE),
                        5,
                        new UpdateTiming(3, 1, 7));
            case PAPER ->
                new Timed(
                        Trials.data("cifar10"),
                        "c1",
                        List.of(1, 8, TENS, HUNDRED, KNEE, ABOVE_KNEE),
                        5,
                        new UpdateTiming(3, 10, 7));
        };
    }

    @Override
    public Card card() {
        return new Card(
                20,
                "step-time",
                Question.SPEED,
                "A step on ten to a hundred examples costs hardly more than a step on one, because matrix products make better use"
                        + " of the machine; above a knee the time per example stops falling.",
                "Andrew Ng's lectures on vectorization and mini-batches; Bengio 2012, Practical Recommendations, section 3.1.2;"
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
                        (o, c) -> o.at(STEP, SERIES, TENS)
                                .over(o.at(STEP, SERIES, 1))
                                .geometricMean(c)),
                new Part(
                        "time per example at batch size 1 over that at 128",
                        Unit.RATIO,
                        new Criterion.Above(10),
                        (o, c) -> o.at(EXAMPLE, SERIES, 1)
                                .over(o.at(EXAMPLE, SERIES, HUNDRED))
                                .geometricMean(c)),
                new Part(
                        "time per example at batch size 2,048 over that at 512",
                        Unit.RATIO,
                        new Criterion.Within(1 / FLAT, FLAT),
                        (o, c) -> o.at(EXAMPLE, SERIES, ABOVE_KNEE)
                                .over(o.at(EXAMPLE, SERIES, KNEE))
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
        Timed timed = timed(scale);
        shapes.of(timed.data());
        String words = String.format(
                Locale.ROOT,
                "%s on %s, SGD: single updates timed at the batch sizes %s, for %s s each in %d fresh processes of one thread, a"
                        + " size after the other. No network is trained to an end.",
                timed.model(),
                timed.data().name(),
                String.join(", ", timed.sizes().stream().map(String::valueOf).toList()),
                timed.timing().seconds(),
                timed.repeats());
        return new Protocol(words, Map.of(), List.of(), Map.of()).measuredFor("times of updates", timed.coreSeconds());
    }

    @Override
    public List<Measurement<?>> measurements(Scale scale, Evidence evidence) {
        return List.copyOf(times(scale));
    }

    private static List<Measurement.Times> times(Scale scale) {
        Timed timed = timed(scale);
        List<Measurement.Times> times = new ArrayList<>();
        for (int repeat = 1; repeat <= timed.repeats(); repeat++) {
            for (int size : timed.sizes()) {
                times.add(new Measurement.Times(timed.trial(size), timed.timing(), repeat));
            }
        }
        return times;
    }

    @Override
    public Observations observe(Scale scale, Evidence evidence) {
        Observations.Collector all = new Observations.Collector();
        for (Measurement.Times asked : times(scale)) {
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
