package dev.batchwise.claims.catalogue;

import dev.batchwise.advice.SquareRootLaw;
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
import dev.batchwise.study.TrialRecord;
import dev.batchwise.study.TrialSpec;
import java.util.List;

/** Claim 16. */
final class SquareRootNoise implements Claim {
    private static final String SERIES = "measured";
    private static final String BY_LAW = "√(tr Σ/m · (N − m)/(N − 1))";
    /** From here on an update costs more than it takes to begin one. */
    private static final int LARGE = 128;

    private static final Quantity ERROR =
            Quantity.of("gradientError", "distance of a batch's gradient to the full one", Unit.NUMBER);
    private static final Quantity SLOPE =
            Quantity.of("errorSlope", "slope of ln error on ln m, far below N", Unit.NUMBER);
    private static final Quantity TIME = Quantity.of("gradientSeconds", "time of one gradient", Unit.SECONDS);

    @Override
    public Card card() {
        return new Card(
                16,
                "sqrt-noise",
                Question.GRADIENTS,
                "A gradient of m examples costs time and memory in proportion to m, but its standard error falls only as √m: a"
                        + " hundred times the work makes it ten times as accurate.",
                "Goodfellow, Bengio, Courville (2016), Deep Learning, section 8.1.3.",
                "Root mean square distance of the gradients of m random examples to that of all N, seconds of each, and peak memory"
                        + " of training at several batch sizes.",
                "Error ∝ 1/√m, cost ∝ m (argued, not measured).");
    }

    @Override
    public Rule rule() {
        return Rule.of(
                new Part(
                        "slope of the logarithm of the error on that of m",
                        Unit.NUMBER,
                        new Criterion.Within(-0.55, -0.45),
                        (o, c) -> o.in(SLOPE, SERIES).mean(c)),
                new Part(
                        "error over √(tr Σ/m · (N − m)/(N − 1)), geometric mean over m up to N/2",
                        Unit.RATIO,
                        new Criterion.Within(0.9, 1.1),
                        (o, c) -> Curves.meanLogRatio(o, ERROR, SERIES, BY_LAW, m -> true)
                                .mean(c)
                                .under(Math::exp)),
                new Part(
                        "slope of the logarithm of a gradient's time on that of m, from m = " + LARGE + " on",
                        Unit.NUMBER,
                        new Criterion.Within(0.8, 1.2),
                        (o, c) -> o.perSeed(TIME, SERIES, t -> Curves.logLogSlope(t.tailMap((double) LARGE)))
                                .mean(c)),
                PeakMemories.linear());
    }

    @Override
    public Chart chart() {
        return new Chart(ERROR, "examples m", Chart.Axis.LOG, Chart.Axis.LOG);
    }

    @Override
    public Protocol protocol(Scale scale, Shapes shapes) {
        List<TrialSpec> memory = PeakMemories.whole(scale, shapes);
        return GaugedNetworks.protocol(
                        scale,
                        shapes,
                        "of the trained networks, gradients of m = 1, 2, 4, … random examples, and peak memory "
                                + PeakMemories.words(scale))
                .withMemory(memory)
                .measuredFor("noise", scale == Scale.SMOKE ? 1 : 60)
                .measuredFor(PeakMemories.COST, PeakMemories.coreSeconds(memory, scale));
    }

    @Override
    public List<Measurement<?>> measurements(Scale scale, Evidence evidence) {
        return GaugedNetworks.trained(evidence).stream()
                .<Measurement<?>>map(SquareRootNoise::asked)
                .toList();
    }

    private static Measurement.Noise asked(TrialRecord network) {
        int all = Math.toIntExact(network.spec().plan().horizon().examplesPerEpoch());
        return new Measurement.Noise(network, Measurement.When.END, all);
    }

    @Override
    public Observations observe(Scale scale, Evidence evidence) {
        Observations.Collector all = new Observations.Collector();
        for (TrialRecord network : GaugedNetworks.trained(evidence)) {
            long seed = network.spec().seed();
            evidence.found(asked(network)).flatMap(found -> found.law()).ifPresent(law -> observe(all, seed, law));
        }
        PeakMemories.observe(all, evidence);
        return all.all();
    }

    private static void observe(Observations.Collector all, long seed, SquareRootLaw law) {
        law.slope().ifPresent(slope -> all.add(SLOPE, SERIES, 0, seed, slope.value()));
        for (SquareRootLaw.Point point : law.points()) {
            all.add(ERROR, SERIES, point.examples(), seed, point.distance());
            all.add(ERROR, BY_LAW, point.examples(), seed, point.predicted());
            all.add(TIME, SERIES, point.examples(), seed, point.secondsPerGradient());
        }
    }
}
