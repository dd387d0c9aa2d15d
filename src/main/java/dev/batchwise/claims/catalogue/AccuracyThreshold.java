package dev.batchwise.claims.catalogue;

import static dev.batchwise.claims.Quantity.TEST_ACCURACY;
import static dev.batchwise.claims.catalogue.Sharpnesses.PHI;

import dev.batchwise.claims.Card;
import dev.batchwise.claims.Chart;
import dev.batchwise.claims.Criterion;
import dev.batchwise.claims.Observations;
import dev.batchwise.claims.Part;
import dev.batchwise.claims.Question;
import dev.batchwise.claims.Rule;
import dev.batchwise.claims.Scale;
import dev.batchwise.claims.Unit;
import dev.batchwise.claims.Values;
import java.util.List;

/** Claim 10. */
final class AccuracyThreshold implements ConditionsClaim {
    private static final String SIZES = "sizes";

    @Override
    public Card card() {
        return new Card(
                10,
                "batch-threshold",
                Question.MINIMA,
                "Up to some batch size test accuracy stays as it is and above it it falls, while the minima grow sharper with the"
                        + " batch size.",
                "Keskar et al. 2017 (arXiv 1609.04836), figure 4.",
                "Test accuracy and φ at every batch size, the same number of epochs at each: the smallest size against the middle one"
                        + " of the sizes and against the largest.",
                "C1 on CIFAR-10: accuracy falls above a batch size of about 500, F2 on TIMIT above about 15,000; sharpness rises up to"
                        + " there",
                List.of(
                        "The interval of the rank correlation spans at least one step of that statistic: five seeds at exactly 1 had"
                                + " an interval of no width. No verdict came out otherwise."));
    }

    @Override
    public Rule rule() {
        return Rule.of(
                new Part(
                        "test accuracy of the smallest batch size less that of the middle one",
                        Unit.POINTS,
                        new Criterion.Within(-0.005, 0.005),
                        (o, c) -> accuracy(o, 0).minus(accuracy(o, 0.5)).mean(c)),
                new Part(
                        "test accuracy of the smallest batch size less that of the largest",
                        Unit.POINTS,
                        new Criterion.Above(0.003),
                        (o, c) -> accuracy(o, 0).minus(accuracy(o, 1)).mean(c)),
                new Part(
                        "rank correlation of batch size and φ, of each seed's own networks",
                        Unit.NUMBER,
                        new Criterion.Above(0.5),
                        (o, c) -> Trends.rankCorrelation(o, PHI, SIZES, c)),
                new Part(
                        "φ of the largest batch size over that of the smallest",
                        Unit.RATIO,
                        new Criterion.Shown(),
                        (o, c) -> o.last(PHI, SIZES).over(o.first(PHI, SIZES)).geometricMean(c)));
    }

    /** Returns test accuracies at the batch size that lies at a share of the way through them; none where there are too few. */
    private static Values accuracy(Observations observed, double share) {
        List<Double> sizes = List.copyOf(observed.xs(TEST_ACCURACY, SIZES));
        return sizes.size() < 3
                ? Values.none()
                : observed.at(TEST_ACCURACY, SIZES, sizes.get((int) (share * (sizes.size() - 1))));
    }

    @Override
    public Chart chart() {
        return Chart.byBatchSize(TEST_ACCURACY);
    }

    @Override
    public Conditions conditions(Scale scale) {
        Sweep sweep = Sweep.of(scale);
        return new Conditions(
                sweep,
                sweep.sizes().stream()
                        .map(size -> Condition.of(SIZES, size, sweep.at(size)).boxed())
                        .toList());
    }

    @Override
    public String words(Scale scale) {
        Sweep sweep = Sweep.of(scale);
        return sweep.words() + "Batch sizes "
                + String.join(", ", sweep.sizes().stream().map(String::valueOf).toList())
                + ", " + sweep.epochs() + " epochs at each.";
    }
}
