package dev.batchwise.claims.catalogue;

import static dev.batchwise.claims.catalogue.KeskarPair.LARGE;
import static dev.batchwise.claims.catalogue.KeskarPair.SMALL;

import dev.batchwise.advice.LossLine;
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
import java.util.Locale;
import java.util.Optional;
import java.util.stream.LongStream;

/** Claim 9. */
final class SteeperLine implements Claim {
    static final Quantity RISE = Quantity.of("rise", "rise of the training loss", Unit.NATS);
    private static final double NEAR = 0.25;
    private static final double FAR = 0.5;

    @Override
    public Card card() {
        return new Card(
                9,
                "f1-line",
                Question.MINIMA,
                "Along the line through the two networks of a pair the loss rises faster beyond the one trained with large batches than"
                        + " beyond the one trained with small batches.",
                "Keskar et al. 2017 (arXiv 1609.04836), section 2.2, parametric plots.",
                "f(1 + δ) − f(1) against f(−δ) − f(0), where f(α) is the training loss at α times the large-batch weights and 1 − α"
                        + " times the small-batch ones, batch-norm statistics re-estimated at every point.",
                "");
    }

    @Override
    public Rule rule() {
        return Rule.of(
                rises(NEAR, new Criterion.Above(0)),
                rises(FAR, new Criterion.Above(0)),
                rises(1, new Criterion.Shown()));
    }

    private static Part rises(double delta, Criterion criterion) {
        return new Part(
                "rise of the loss beyond the large-batch network at δ = " + Unit.NUMBER.number(delta)
                        + " less that beyond the small-batch one",
                Unit.NATS,
                criterion,
                (o, c) ->
                        o.at(RISE, LARGE, delta).minus(o.at(RISE, SMALL, delta)).mean(c));
    }

    @Override
    public Chart chart() {
        return new Chart(
                RISE,
                "distance beyond the network, in units of that between both",
                Chart.Axis.LINEAR,
                Chart.Axis.LINEAR);
    }

    @Override
    public Protocol protocol(Scale scale, Shapes shapes) {
        KeskarPair pair = KeskarPair.of(scale);
        return pair.protocol(shapes)
                .andThen("The loss is scored at 25 points of the line from α = −1 to 2, on "
                        + String.format(Locale.ROOT, "%,d", pair.examples()) + " training examples.")
                .measuredFor("lines of pairs", pair.seeds() * pair.lineSeconds());
    }

    @Override
    public List<Measurement<?>> measurements(Scale scale, Evidence evidence) {
        KeskarPair pair = KeskarPair.of(scale);
        return LongStream.rangeClosed(1, pair.seeds())
                .mapToObj(seed -> line(pair, evidence, seed))
                .<Measurement<?>>flatMap(Optional::stream)
                .toList();
    }

    private static Optional<Measurement.Line> line(KeskarPair pair, Evidence evidence, long seed) {
        return pair.network(evidence, SMALL, seed)
                .flatMap(small -> pair.network(evidence, LARGE, seed)
                        .map(large -> new Measurement.Line(small, large, pair.examples())));
    }

    @Override
    public Observations observe(Scale scale, Evidence evidence) {
        KeskarPair pair = KeskarPair.of(scale);
        Observations.Collector all = new Observations.Collector();
        LongStream.rangeClosed(1, pair.seeds())
                .forEach(seed -> line(pair, evidence, seed)
                        .flatMap(evidence::found)
                        .ifPresent(found -> rises(all, found, seed)));
        return all.all();
    }

    private static void rises(Observations.Collector to, LossLine line, long seed) {
        for (LossLine.Point point : line.straight()) {
            if (point.alpha() <= 0) {
                to.add(RISE, SMALL, -point.alpha() + 0.0, seed, point.trainLoss() - loss(line, 0));
            } else if (point.alpha() >= 1) {
                to.add(RISE, LARGE, point.alpha() - 1, seed, point.trainLoss() - loss(line, 1));
            }
        }
    }

    private static double loss(LossLine line, double alpha) {
        return line.straight().stream()
                .filter(point -> point.alpha() == alpha)
                .mapToDouble(LossLine.Point::trainLoss)
                .findFirst()
                .orElse(Double.NaN);
    }
}
