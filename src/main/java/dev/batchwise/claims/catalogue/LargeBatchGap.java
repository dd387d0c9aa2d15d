package dev.batchwise.claims.catalogue;

import static dev.batchwise.claims.Quantity.TEST_ACCURACY;
import static dev.batchwise.claims.Quantity.TRAIN_ACCURACY;
import static dev.batchwise.claims.Quantity.UPDATES;
import static dev.batchwise.claims.catalogue.KeskarPair.LARGE;
import static dev.batchwise.claims.catalogue.KeskarPair.SMALL;

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

/** Claim 6. */
final class LargeBatchGap implements Claim {
    @Override
    public Card card() {
        return new Card(
                6,
                "f1-gap",
                Question.MINIMA,
                "Trained until the loss falls no more, a network trained with batches of a tenth of the training set tests worse than"
                        + " one trained with batches of 256, though both fit the training set equally well.",
                "Keskar et al. 2017 (arXiv 1609.04836), table 2.",
                "Training and test accuracy of both networks of each pair.",
                "F1 on MNIST: test 98.03 ± 0.07 % against 97.81 ± 0.07 %, training 99.66 against 99.92 %; C1 on CIFAR-10: test"
                        + " 80.04 ± 0.12 % against 77.26 ± 0.42 %, training 99.89 against 99.66 %");
    }

    @Override
    public Rule rule() {
        return Rule.of(
                new Part(
                        "training accuracy with large batches less that with small ones",
                        Unit.POINTS,
                        new Criterion.Within(-0.005, 0.005),
                        (o, c) -> o.in(TRAIN_ACCURACY, LARGE)
                                .minus(o.in(TRAIN_ACCURACY, SMALL))
                                .mean(c)),
                new Part(
                        "test accuracy with small batches less that with large ones",
                        Unit.POINTS,
                        new Criterion.Above(0.0005),
                        (o, c) -> o.in(TEST_ACCURACY, SMALL)
                                .minus(o.in(TEST_ACCURACY, LARGE))
                                .mean(c)),
                new Part(
                        "training accuracy with small batches",
                        Unit.PERCENT,
                        new Criterion.Shown(),
                        (o, c) -> o.in(TRAIN_ACCURACY, SMALL).mean(c)),
                new Part(
                        "updates with small batches over those with large ones",
                        Unit.RATIO,
                        new Criterion.Shown(),
                        (o, c) ->
                                o.in(UPDATES, SMALL).over(o.in(UPDATES, LARGE)).mean(c)));
    }

    @Override
    public Chart chart() {
        return Chart.bySeries(TEST_ACCURACY);
    }

    @Override
    public Protocol protocol(Scale scale, Shapes shapes) {
        return KeskarPair.of(scale).protocol(shapes);
    }

    @Override
    public Observations observe(Scale scale, Evidence evidence) {
        KeskarPair pair = KeskarPair.of(scale);
        Observations.Collector all = new Observations.Collector();
        pair.networks(evidence).forEach(network -> {
            Trials.scores(all, pair.series(network), 0, network);
            all.add(UPDATES, pair.series(network), 0, network.spec().seed(), network.updates());
        });
        return all.all();
    }
}
