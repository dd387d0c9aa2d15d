package dev.batchwise.claims.catalogue;

import static dev.batchwise.claims.catalogue.KeskarPair.LARGE;
import static dev.batchwise.claims.catalogue.KeskarPair.SMALL;
import static dev.batchwise.claims.catalogue.Sharpnesses.PHI;

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

/** Claim 7. */
final class SharperMinima implements Claim {
    static final Quantity RANDOM_PHI =
            Quantity.of("randomPhi", "φ in a random subspace of 100 dimensions", Unit.NUMBER);

    @Override
    public Card card() {
        return new Card(
                7,
                "f1-sharpness",
                Question.MINIMA,
                "The minima that large batches find are sharper: in a small box around them the loss rises higher, over all weights as"
                        + " in a random subspace of 100 dimensions.",
                "Keskar et al. 2017 (arXiv 1609.04836), tables 3 and 4.",
                "Keskar's φ with ε = 0.001 of both networks of each pair: over all weights, and over 100 random unit directions.",
                "LB over SB at ε = 0.001: F1 205 against 1.23 over all weights, 9.22 against 0.11 in a random subspace; C1 707 against"
                        + " 28.6 and 137 against 2.18");
    }

    @Override
    public Rule rule() {
        return Rule.of(
                ratio("φ over all weights", PHI),
                ratio("φ in a random subspace", RANDOM_PHI),
                shown(SMALL),
                shown(LARGE));
    }

    private static Part ratio(String what, Quantity quantity) {
        return new Part(
                what + ", large batches over small ones",
                Unit.RATIO,
                new Criterion.Above(1),
                (o, c) -> o.in(quantity, LARGE).over(o.in(quantity, SMALL)).geometricMean(c));
    }

    private static Part shown(String series) {
        return new Part(
                "φ over all weights with " + series,
                Unit.NUMBER,
                new Criterion.Shown(),
                (o, c) -> o.in(PHI, series).geometricMean(c));
    }

    @Override
    public Chart chart() {
        return Sharpnesses.chart();
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
                    found.keskar("full", KeskarPair.EPSILON).ifPresent(phi -> all.add(PHI, series, 0, seed, phi));
                    found.keskar("random", KeskarPair.EPSILON)
                            .ifPresent(phi -> all.add(RANDOM_PHI, series, 0, seed, phi));
                }));
        return all.all();
    }
}
