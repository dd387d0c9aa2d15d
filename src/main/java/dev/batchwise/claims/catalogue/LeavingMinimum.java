package dev.batchwise.claims.catalogue;

import static dev.batchwise.claims.Quantity.TEST_ACCURACY;

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
import dev.batchwise.schedule.Constant;
import java.util.List;
import java.util.Locale;

/** Claim 18. */
final class LeavingMinimum implements ConditionsClaim {
    private static final String BEFORE = "at the minimum";
    private static final String SMALL = "after small batches";
    private static final String LARGE = "after large batches";
    private static final double RATE = 0.1;

    @Override
    public Card card() {
        return new Card(
                18,
                "leaving-minima",
                Question.GRADIENTS,
                "Gradient noise helps to leave a poor minimum: started inside a sharp one that large batches have found, training with"
                        + " small batches leaves it and with large ones stays.",
                "Common reading of Goodfellow, Bengio and Courville 2016, section 8.1.3, and of Keskar et al. 2017, section 2.",
                "φ of the network that large batches have found, and of the same network after as many further updates of plain SGD,"
                        + " at one rate, with small and with large batches.",
                "");
    }

    @Override
    public Rule rule() {
        return Rule.of(
                Sharpnesses.ratio("φ after small batches over φ before", SMALL, BEFORE, new Criterion.Below(0.5)),
                Sharpnesses.ratio(
                        "φ after large batches over φ before", LARGE, BEFORE, new Criterion.Within(0.67, 1.5)),
                Sharpnesses.ratio("φ after small batches over φ after large ones", SMALL, LARGE, new Criterion.Shown()),
                new Part(
                        "test accuracy after small batches less that before",
                        Unit.POINTS,
                        new Criterion.Shown(),
                        (o, c) -> gain(o, SMALL).mean(c)),
                new Part(
                        "test accuracy after large batches less that before",
                        Unit.POINTS,
                        new Criterion.Shown(),
                        (o, c) -> gain(o, LARGE).mean(c)));
    }

    private static Values gain(Observations observed, String series) {
        return observed.in(TEST_ACCURACY, series).minus(observed.in(TEST_ACCURACY, BEFORE));
    }

    @Override
    public Chart chart() {
        return Sharpnesses.chart();
    }

    private static long updates(Scale scale) {
        return switch (scale) {
            case SMOKE -> 100;
            case DESK -> 1_000;
            case PAPER -> 10_000;
        };
    }

    @Override
    public Conditions conditions(Scale scale) {
        Sweep sweep = Sweep.of(scale);
        return new Conditions(
                sweep,
                List.of(
                        sweep.large(BEFORE, 0),
                        onward(sweep, SMALL, "on-small", sweep.small(), updates(scale)),
                        onward(sweep, LARGE, "on-large", sweep.large(), updates(scale))));
    }

    private static Condition onward(Sweep sweep, String series, String id, int size, long updates) {
        Draft start = sweep.at(sweep.large());
        Draft draft = Draft.of(id, sweep.data(), sweep.model(), sweep.updates(updates, size))
                .rate(new Constant(RATE))
                .batch(size);
        return Condition.of(series, 0, draft).boxed().from(start);
    }

    @Override
    public String words(Scale scale) {
        Sweep sweep = Sweep.of(scale);
        return sweep.words()
                + String.format(
                        Locale.ROOT,
                        "%d epochs with batches of %,d; from there %,d updates of plain SGD at %s with batches of %d, and as"
                                + " many with batches of %,d.",
                        sweep.epochs(),
                        sweep.large(),
                        updates(scale),
                        RATE,
                        sweep.small(),
                        sweep.large());
    }
}
