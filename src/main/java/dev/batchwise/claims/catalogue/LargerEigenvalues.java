package dev.batchwise.claims.catalogue;

import static dev.batchwise.claims.catalogue.KeskarPair.LARGE;
import static dev.batchwise.claims.catalogue.KeskarPair.SMALL;

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
import java.util.List;

/** Claim 8. */
final class LargerEigenvalues implements Claim {
    static final Quantity LAMBDA = Quantity.of("lambdaMax", "largest eigenvalue of the Hessian", Unit.NUMBER);
    static final Quantity TRACE = Quantity.of("trace", "trace of the Hessian", Unit.NUMBER);

    @Override
    public Card card() {
        return new Card(
                8,
                "f1-eigenvalues",
                Question.MINIMA,
                "Where large batches end, the Hessian of the training loss has a larger top eigenvalue than where small batches end.",
                "Keskar et al. 2017 (arXiv 1609.04836), section 2: large-batch minimizers have many large positive eigenvalues.",
                "The largest eigenvalue of the Hessian at both networks of each pair, and its trace.",
                "");
    }

    @Override
    public Rule rule() {
        return Rule.of(
                ratio("largest eigenvalue", LAMBDA, new Criterion.Above(1)),
                ratio("trace", TRACE, new Criterion.Shown()),
                shown(SMALL),
                shown(LARGE));
    }

    private static Part ratio(String what, Quantity quantity, Criterion criterion) {
        return new Part(
                what + " of the Hessian, large batches over small ones",
                Unit.RATIO,
                criterion,
                (o, c) -> o.in(quantity, LARGE).over(o.in(quantity, SMALL)).geometricMean(c));
    }

    private static Part shown(String series) {
        return new Part(
                "largest eigenvalue with " + series,
                Unit.NUMBER,
                new Criterion.Shown(),
                (o, c) -> o.in(LAMBDA, series).geometricMean(c));
    }

    @Override
    public Chart chart() {
        return new Chart(LAMBDA, "", Chart.Axis.LINEAR, Chart.Axis.LOG);
    }

    @Override
    public Protocol protocol(Scale scale, Shapes shapes) {
        return KeskarPair.of(scale).withSharpness(shapes);
    }

    @Override
    public List<Measurement<?>> measurements(Scale scale, Evidence evidence) {
        return KeskarPair.of(scale).sharpnesses(evidence);
    }

    @Override
    public Observations observe(Scale scale, Evidence evidence) {
        KeskarPair pair = KeskarPair.of(scale);
        Observations.Collector all = new Observations.Collector();
        pair.networks(evidence)
                .forEach(network -> evidence.found(pair.sharpness(network)).ifPresent(found -> {
                    String series = pair.series(network);
                    long seed = network.spec().seed();
                    all.add(LAMBDA, series, 0, seed, found.hessian().lambdaMax().value());
                    all.add(TRACE, series, 0, seed, found.hessian().trace().value());
                }));
        return all.all();
    }
}
