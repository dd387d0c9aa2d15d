package dev.batchwise.claims.catalogue;

import static dev.batchwise.claims.Quantity.EXAMPLES;
import static dev.batchwise.claims.Quantity.TEST_ACCURACY;
import static dev.batchwise.claims.Quantity.TRAIN_LOSS;

import dev.batchwise.claims.Card;
import dev.batchwise.claims.Chart;
import dev.batchwise.claims.Claim;
import dev.batchwise.claims.Criterion;
import dev.batchwise.claims.Evidence;
import dev.batchwise.claims.Observations;
import dev.batchwise.claims.Part;
import dev.batchwise.claims.Protocol;
import dev.batchwise.claims.Question;
import dev.batchwise.claims.Rule;
import dev.batchwise.claims.Scale;
import dev.batchwise.claims.Shapes;
import dev.batchwise.claims.Unit;

/** Claim 32. */
final class LongEnough implements Claim {
    private static final String STAND_IN =
            "Digits of mnist stand in for the spoken ones of Wilson and Martinez, which are not"
                    + " public: as many, and as many hidden units.";

    private static final double MARGIN = 0.01;

    @Override
    public Card card() {
        return new Card(
                32,
                "long-enough",
                Question.ACCURACY,
                "Full batch, mini-batches and single examples end at the same quality when each is trained long enough.",
                "Wilson and Martinez 2003, The general inefficiency of batch training for gradient descent learning: no apparent"
                        + " difference in accuracy.",
                "Test accuracy of each once it has brought the training loss down to one low value that fits every example,"
                        + " however many examples that takes; the same if within one point, about a tenth of the errors at desk"
                        + " scale. A trial that does not get there counts for nothing.",
                "");
    }

    @Override
    public Rule rule() {
        return Rule.of(
                same("single examples", LongTrials.SINGLE, "full batch", LongTrials.FULL),
                same("mini-batches", LongTrials.MINI, "full batch", LongTrials.FULL),
                same("single examples", LongTrials.SINGLE, "mini-batches", LongTrials.MINI),
                new Part(
                        "examples that the full batch took over those that single examples took",
                        Unit.RATIO,
                        new Criterion.Shown(),
                        (o, c) -> o.in(EXAMPLES, LongTrials.FULL)
                                .over(o.in(EXAMPLES, LongTrials.SINGLE))
                                .geometricMean(c)),
                new Part(
                        "training loss at the end, full batch",
                        Unit.NATS,
                        new Criterion.Shown(),
                        (o, c) -> o.in(TRAIN_LOSS, LongTrials.FULL).mean(c)));
    }

    private static Part same(String one, String series, String other, String otherSeries) {
        return new Part(
                "test accuracy of " + one + " less that of " + other + ", each trained long enough",
                Unit.POINTS,
                new Criterion.Within(-MARGIN, MARGIN),
                (o, c) -> o.in(TEST_ACCURACY, series)
                        .minus(o.in(TEST_ACCURACY, otherSeries))
                        .mean(c));
    }

    @Override
    public Chart chart() {
        return Chart.byBatchSize(TEST_ACCURACY);
    }

    @Override
    public Protocol protocol(Scale scale, Shapes shapes) {
        Protocol protocol = LongTrials.of(scale).protocol(shapes);
        return scale == Scale.PAPER ? protocol.andThen(STAND_IN) : protocol;
    }

    @Override
    public Observations observe(Scale scale, Evidence evidence) {
        return LongTrials.observe(evidence);
    }
}
