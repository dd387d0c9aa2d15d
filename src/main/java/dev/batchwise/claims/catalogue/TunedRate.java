package dev.batchwise.claims.catalogue;

import static dev.batchwise.claims.Quantity.TEST_ACCURACY;

import dev.batchwise.claims.Card;
import dev.batchwise.claims.Criterion;
import dev.batchwise.claims.Observations;
import dev.batchwise.claims.Part;
import dev.batchwise.claims.Question;
import dev.batchwise.claims.Rule;
import dev.batchwise.claims.Unit;
import dev.batchwise.claims.Values;

/** Claim 2. */
final class TunedRate implements EqualBudgetsClaim {
    private static final String CONSTANT = "constant";
    private static final String TUNED = "tuned";

    @Override
    public Card card() {
        return new Card(
                2,
                "tuned-rate",
                Question.ACCURACY,
                "With the learning rate tuned at each batch size, the differences between sizes at equal examples shrink to less"
                        + " than half.",
                "Shallue et al. 2019, on tuning at every batch size; Mishkin, Sergievskiy and Matas 2016, table of batch sizes.",
                "Spread of test accuracy over the batch sizes (highest less lowest) of each seed, with the rate searched at each"
                        + " size on validation, and with one rate for all.",
                "Mishkin et al., batches of 32 to 1,024: a spread of 5.3 points at a fixed rate, of 1.0 with the rate in"
                        + " proportion to the batch.");
    }

    @Override
    public Rule rule() {
        return Rule.of(
                new Part(
                        "spread of test accuracy over batch sizes at one rate less twice that with tuned rates",
                        Unit.POINTS,
                        new Criterion.Above(0),
                        (o, c) -> spread(o, CONSTANT)
                                .minus(spread(o, TUNED).times(2))
                                .mean(c)),
                shown("spread at one rate", (o, c) -> spread(o, CONSTANT).mean(c)),
                shown("spread with tuned rates", (o, c) -> spread(o, TUNED).mean(c)));
    }

    private static Part shown(String statistic, Part.Statistic of) {
        return new Part(statistic, Unit.POINTS, new Criterion.Shown(), of);
    }

    private static Values spread(Observations observed, String arm) {
        return observed.perSeed(TEST_ACCURACY, arm, Sizes::spread);
    }
}
