package dev.batchwise.claims.catalogue;

import static dev.batchwise.claims.Quantity.TEST_ACCURACY;
import static dev.batchwise.claims.catalogue.Sharpnesses.PHI;

import dev.batchwise.claims.Card;
import dev.batchwise.claims.Chart;
import dev.batchwise.claims.Criterion;
import dev.batchwise.claims.Part;
import dev.batchwise.claims.Question;
import dev.batchwise.claims.Rule;
import dev.batchwise.claims.Scale;
import dev.batchwise.claims.Unit;
import dev.batchwise.schedule.Constant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Claim 11. */
final class Piggyback implements ConditionsClaim {
    private static final String SCRATCH = "from new weights";
    private static final String STARTED = "started with small batches";

    @Override
    public Card card() {
        return new Card(
                11,
                "piggyback",
                Question.MINIMA,
                "Large-batch training that starts where small batches have come to gains nothing if they were left early; if they were"
                        + " left late it tests better, and its minimum is flatter.",
                "Keskar et al. 2017 (arXiv 1609.04836), figure 5.",
                "Test accuracy and φ after training with large batches from new weights, and from weights after a few and after many"
                        + " epochs with small batches.",
                "");
    }

    @Override
    public Rule rule() {
        return Rule.of(
                new Part(
                        "test accuracy after the earliest start less that from new weights",
                        Unit.POINTS,
                        new Criterion.Below(0.003),
                        (o, c) -> o.first(TEST_ACCURACY, STARTED)
                                .minus(o.in(TEST_ACCURACY, SCRATCH))
                                .mean(c)),
                new Part(
                        "test accuracy after the latest start less that from new weights",
                        Unit.POINTS,
                        new Criterion.Above(0),
                        (o, c) -> o.last(TEST_ACCURACY, STARTED)
                                .minus(o.in(TEST_ACCURACY, SCRATCH))
                                .mean(c)),
                new Part(
                        "φ after the latest start over that from new weights",
                        Unit.RATIO,
                        new Criterion.Below(1),
                        (o, c) -> o.last(PHI, STARTED).over(o.in(PHI, SCRATCH)).geometricMean(c)),
                new Part(
                        "φ after the earliest start over that from new weights",
                        Unit.RATIO,
                        new Criterion.Shown(),
                        (o, c) -> o.first(PHI, STARTED).over(o.in(PHI, SCRATCH)).geometricMean(c)));
    }

    @Override
    public Chart chart() {
        return new Chart(TEST_ACCURACY, "epochs with small batches before", Chart.Axis.LINEAR, Chart.Axis.LINEAR);
    }

    private static List<Integer> starts(Scale scale) {
        return switch (scale) {
            case SMOKE -> List.of(1, 2);
            case DESK -> List.of(1, 20);
            case PAPER -> List.of(1, 2, 5, 10, 20, 40, 80);
        };
    }

    @Override
    public Conditions conditions(Scale scale) {
        Sweep sweep = Sweep.of(scale);
        List<Condition> all = new ArrayList<>(List.of(sweep.large(SCRATCH, 0)));
        for (int epochs : starts(scale)) {
            Draft before = sweep.at(sweep.small())
                    .rate(new Constant(sweep.rate()))
                    .horizon(sweep.horizon(epochs))
                    .named("small-e" + epochs);
            all.add(Condition.start(before));
            all.add(Condition.of(STARTED, epochs, sweep.at(sweep.large()).named("after-e" + epochs))
                    .boxed()
                    .from(before));
        }
        return new Conditions(sweep, all);
    }

    @Override
    public String words(Scale scale) {
        Sweep sweep = Sweep.of(scale);
        return sweep.words()
                + String.format(
                        Locale.ROOT,
                        "%d epochs with batches of %,d, from new weights and from those after %s epochs with batches of %d at a constant"
                                + " rate.",
                        sweep.epochs(),
                        sweep.large(),
                        String.join(
                                ", ",
                                starts(scale).stream().map(String::valueOf).toList()),
                        sweep.small());
    }
}
