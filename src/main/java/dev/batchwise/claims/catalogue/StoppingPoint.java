package dev.batchwise.claims.catalogue;

import static dev.batchwise.claims.Quantity.EXAMPLES;
import static dev.batchwise.claims.Quantity.TEST_ACCURACY;
import static dev.batchwise.claims.Quantity.TEST_LOSS;

import dev.batchwise.claims.Card;
import dev.batchwise.claims.Chart;
import dev.batchwise.claims.Claim;
import dev.batchwise.claims.Criterion;
import dev.batchwise.claims.Evidence;
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

/** Claim 24. Its three rules end trainings that are the same up to there, to the bit. */
final class StoppingPoint implements Claim {
    private static final String UNPUBLISHED =
            "No work has published such a protocol: it is that of the desk on all of fashion-mnist,"
                    + " with a larger network.";

    @Override
    public Card card() {
        return new Card(
                24,
                "stopping-point",
                Question.ADVICE,
                "Going back to where the validation loss was least gives a lower test loss than training on; with mini-batches,"
                        + " stopping at its first rise is too early.",
                "Prechelt 1998, Early stopping – but when?; Goodfellow, Bengio and Courville 2016, Deep Learning, section 7.8.",
                "Test loss of one training ended in three ways: at its end, back at the least validation loss of all of it, and"
                        + " where the validation loss first rises (back at the weights before). Accuracy, which need not agree, and a"
                        + " full batch beside them.",
                "");
    }

    @Override
    public Rule rule() {
        return Rule.of(
                new Part(
                        "test loss of training on less that of going back to the least validation loss",
                        Unit.NATS,
                        new Criterion.Above(0),
                        (o, c) -> lost(o, StoppingTrials.END, StoppingTrials.LEAST)
                                .mean(c)),
                new Part(
                        "test loss of stopping at the first rise less that of going back to the least, mini-batches",
                        Unit.NATS,
                        new Criterion.Above(0),
                        (o, c) -> lost(o, StoppingTrials.RISE, StoppingTrials.LEAST)
                                .mean(c)),
                shown(
                        "test loss of stopping at the first rise less that of going back to the least, full batch",
                        Unit.NATS,
                        (o, c) -> lost(o, StoppingTrials.FULL_RISE, StoppingTrials.FULL_LEAST)
                                .mean(c)),
                shown(
                        "test accuracy of going back to the least validation loss less that of training on",
                        Unit.POINTS,
                        (o, c) -> gained(o, StoppingTrials.END).mean(c)),
                shown(
                        "test accuracy of going back to the least validation loss less that of stopping at the first rise",
                        Unit.POINTS,
                        (o, c) -> gained(o, StoppingTrials.RISE).mean(c)),
                shown(
                        "examples up to the least before the first rise over those up to the least of all, mini-batches",
                        Unit.RATIO,
                        (o, c) -> o.in(EXAMPLES, StoppingTrials.RISE)
                                .over(o.in(EXAMPLES, StoppingTrials.LEAST))
                                .geometricMean(c)));
    }

    private static Part shown(String statistic, Unit unit, Part.Statistic of) {
        return new Part(statistic, unit, new Criterion.Shown(), of);
    }

    private static Values lost(Observations observed, String worse, String better) {
        return observed.in(TEST_LOSS, worse).minus(observed.in(TEST_LOSS, better));
    }

    private static Values gained(Observations observed, String other) {
        return observed.in(TEST_ACCURACY, StoppingTrials.LEAST).minus(observed.in(TEST_ACCURACY, other));
    }

    @Override
    public Chart chart() {
        return Chart.bySeries(Quantity.TEST_LOSS);
    }

    @Override
    public Protocol protocol(Scale scale, Shapes shapes) {
        Protocol protocol = StoppingTrials.of(scale).protocol(shapes);
        return scale == Scale.PAPER ? protocol.andThen(UNPUBLISHED) : protocol;
    }

    @Override
    public Observations observe(Scale scale, Evidence evidence) {
        return StoppingTrials.observe(evidence);
    }
}
