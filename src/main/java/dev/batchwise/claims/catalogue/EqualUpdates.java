package dev.batchwise.claims.catalogue;

import static dev.batchwise.claims.Quantity.TEST_ACCURACY;
import static dev.batchwise.claims.Quantity.TRAIN_LOSS;

import dev.batchwise.claims.Card;
import dev.batchwise.claims.Chart;
import dev.batchwise.claims.Criterion;
import dev.batchwise.claims.Part;
import dev.batchwise.claims.Question;
import dev.batchwise.claims.Rule;
import dev.batchwise.claims.Scale;
import dev.batchwise.claims.Unit;
import java.util.List;
import java.util.Locale;

/** Claim 13. */
final class EqualUpdates implements ConditionsClaim {
    private static final String SMALL = "small batches";
    private static final String LARGE = "large batches, as many examples";
    private static final String LONGER = "large batches, as many updates";

    @Override
    public Card card() {
        return new Card(
                13,
                "equal-updates",
                Question.ACCURACY,
                "Large batches test worse because they make fewer updates: given as many updates as small batches the gap closes.",
                "Hoffer, Hubara and Soudry 2017 (arXiv 1705.08741), table 1, against Keskar et al. 2017.",
                "Test accuracy of small batches, of large batches with as many examples, and of large batches with as many updates.",
                "F1 on MNIST, batch 128 against 4,096: 98.27 % against 97.05 % at as many epochs, 98.53 % with the regime adapted");
    }

    @Override
    public Rule rule() {
        return Rule.of(
                less(LONGER, LARGE, new Criterion.Above(0)),
                less(SMALL, LONGER, new Criterion.Below(0.003)),
                less(SMALL, LARGE, new Criterion.Shown()),
                new Part(
                        "training loss with " + LONGER,
                        Unit.NATS,
                        new Criterion.Shown(),
                        (o, c) -> o.in(TRAIN_LOSS, LONGER).mean(c)));
    }

    private static Part less(String one, String other, Criterion criterion) {
        return new Part(
                "test accuracy with " + one + ", less that with " + other,
                Unit.POINTS,
                criterion,
                (o, c) -> o.in(TEST_ACCURACY, one)
                        .minus(o.in(TEST_ACCURACY, other))
                        .mean(c));
    }

    @Override
    public Chart chart() {
        return Chart.bySeries(TEST_ACCURACY);
    }

    /** Epochs of small batches; a third of those of the other claims, because as many updates cost so many times more. */
    private static int epochs(Sweep sweep) {
        return Math.max(1, sweep.epochs() / 3);
    }

    @Override
    public Conditions conditions(Scale scale) {
        return scale == Scale.PAPER ? HofferRegime.conditions(SMALL, LARGE, LONGER) : ofSweep(Sweep.of(scale));
    }

    private static Conditions ofSweep(Sweep sweep) {
        int epochs = epochs(sweep);
        Draft small = sweep.at(sweep.small()).horizon(sweep.horizon(epochs)).named("small");
        Draft large = sweep.at(sweep.large()).horizon(sweep.horizon(epochs)).named("large");
        Draft longer = sweep.at(sweep.large())
                .horizon(sweep.updates(updates(sweep), sweep.large()))
                .named("longer");
        return new Conditions(
                sweep,
                List.of(Condition.of(SMALL, 0, small), Condition.of(LARGE, 0, large), Condition.of(LONGER, 0, longer)));
    }

    /** Returns the updates that small batches make. */
    private static long updates(Sweep sweep) {
        return ((long) epochs(sweep) * sweep.trainExamples() + sweep.small() - 1) / sweep.small();
    }

    @Override
    public String words(Scale scale) {
        return scale == Scale.PAPER ? HofferRegime.words() : words(Sweep.of(scale));
    }

    private static String words(Sweep sweep) {
        return sweep.words()
                + String.format(
                        Locale.ROOT,
                        "%d epochs with batches of %d, which are %,d updates; %d epochs with batches of %,d; %,d updates with batches"
                                + " of %,d.",
                        epochs(sweep),
                        sweep.small(),
                        updates(sweep),
                        epochs(sweep),
                        sweep.large(),
                        updates(sweep),
                        sweep.large());
    }
}
