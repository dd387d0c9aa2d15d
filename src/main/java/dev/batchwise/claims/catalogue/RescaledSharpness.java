package dev.batchwise.claims.catalogue;

import dev.batchwise.advice.Rescaled;
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
import dev.batchwise.claims.Values;
import dev.batchwise.study.TrialRecord;
import java.util.Collections;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Claim 14. */
final class RescaledSharpness implements Claim {
    private static final List<Double> ALPHAS = List.of(0.1, 1.0, 10.0);
    private static final String SERIES = "rescaled";
    private static final Quantity DIFFERENCE = Quantity.of(
            "outputDifference", "largest difference of an output, as a share of the largest output", Unit.NUMBER);
    private static final Quantity PHI = Quantity.of("keskarPhi", "sharpness φ(0.001, I)", Unit.NUMBER);
    private static final Quantity LAMBDA = Quantity.of("lambdaMax", "λ_max", Unit.NUMBER);
    private static final Quantity ADAPTIVE = Quantity.of("adaptiveSharpness", "adaptive sharpness", Unit.NATS);

    @Override
    public Card card() {
        return new Card(
                14,
                "rescaled-sharpness",
                Question.MINIMA,
                "Sharpness can be changed at will without changing the function: (αW₁, αb₁, W₂/α) is the same network. So a number"
                        + " for sharpness alone says nothing of generalization; a measure scaled by the weights cannot be moved so.",
                "Dinh, Pascanu, Bengio, Bengio (2017), Sharp minima can generalize, section 5; against Keskar et al. (2017).",
                "Outputs, Keskar's φ in the full space, λ_max and adaptive sharpness of the first two layers rescaled by α = 0.1, 1"
                        + " and 10. Nothing of it is an estimate: the worst network decides.",
                "Every minimum is the same function as one of arbitrarily high sharpness, Keskar's full-space metric included"
                        + " (proved, not measured).");
    }

    @Override
    public Rule rule() {
        return Rule.of(
                new Part(
                        "largest difference of an output between any α and α = 1, as a share of the largest output",
                        Unit.NUMBER,
                        new Criterion.Below(1e-5),
                        (o, c) -> Extremes.largest(o.perSeed(DIFFERENCE, SERIES, m -> Collections.max(m.values())))),
                new Part(
                        "Keskar's φ at its sharpest α over that at its flattest",
                        Unit.RATIO,
                        new Criterion.Above(10),
                        (o, c) -> Extremes.least(spread(o, PHI))),
                new Part(
                        "adaptive sharpness at its sharpest α over that at its flattest",
                        Unit.RATIO,
                        new Criterion.Below(1.01),
                        (o, c) -> Extremes.largest(spread(o, ADAPTIVE))),
                new Part(
                        "λ_max at its sharpest α over that at its flattest",
                        Unit.RATIO,
                        new Criterion.Shown(),
                        (o, c) -> Extremes.least(spread(o, LAMBDA))));
    }

    private static Values spread(Observations o, Quantity quantity) {
        return o.perSeed(quantity, SERIES, m -> Collections.max(m.values()) / Collections.min(m.values()));
    }

    @Override
    public Chart chart() {
        return new Chart(PHI, "factor α of the first layer", Chart.Axis.LOG, Chart.Axis.LOG);
    }

    @Override
    public Protocol protocol(Scale scale, Shapes shapes) {
        return GaugedNetworks.protocol(
                        scale, shapes, "each rescaled by α = 0.1, 1, 10 and measured on " + examples(scale))
                .measuredFor("rescalings", scale == Scale.SMOKE ? 1 : 90);
    }

    private static int examples(Scale scale) {
        return switch (scale) {
            case SMOKE -> 200;
            case DESK -> 4_000;
            case PAPER -> 60_000;
        };
    }

    @Override
    public List<Measurement<?>> measurements(Scale scale, Evidence evidence) {
        return GaugedNetworks.trained(evidence).stream()
                .<Measurement<?>>map(network -> asked(scale, network))
                .toList();
    }

    private static Gauge.Rescalings asked(Scale scale, TrialRecord network) {
        return new Gauge.Rescalings(network, examples(scale), ALPHAS);
    }

    @Override
    public Observations observe(Scale scale, Evidence evidence) {
        Observations.Collector all = new Observations.Collector();
        for (TrialRecord network : GaugedNetworks.trained(evidence)) {
            long seed = network.spec().seed();
            evidence.found(asked(scale, network)).ifPresent(found -> observe(all, seed, found));
        }
        return all.all();
    }

    /** Adds what was found of one network. */
    static void observe(Observations.Collector all, long seed, Rescaled found) {
        add(all, DIFFERENCE, seed, found, Rescaled.Point::outputDifference);
        add(all, PHI, seed, found, Rescaled.Point::keskar);
        add(all, LAMBDA, seed, found, Rescaled.Point::lambdaMax);
        add(all, ADAPTIVE, seed, found, Rescaled.Point::adaptive);
    }

    private static void add(
            Observations.Collector all, Quantity what, long seed, Rescaled found, ToDoubleFunction<Rescaled.Point> of) {
        found.points().forEach(point -> all.add(what, SERIES, point.alpha(), seed, of.applyAsDouble(point)));
    }
}
