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
import java.util.function.DoublePredicate;

/** Claim 5. Which size is best is decided on validation, so that the differences on test are not those of a winner. */
final class ThirtyTwo implements EqualBudgetsClaim {
    private static final String TUNED = "tuned";
    private static final int USUAL = 32;
    private static final int LARGEST_USUAL = 256;

    @Override
    public Card card() {
        return new Card(
                5,
                "thirty-two",
                Question.ADVICE,
                "32 is a good batch size to start with, and the best one lies between 32 and 256 or cannot be told from one that"
                        + " does.",
                "Bengio 2012, Practical recommendations for gradient-based training (32 as a default); common advice of 32 to"
                        + " 256. Masters and Luschi 2018 put the best below it.",
                "Test accuracy at equal examples, rates tuned, of 32 beside the size that is best on validation, and of the best"
                        + " size from 32 to 256 beside the best of the others. 0.2 points cannot be told apart on 10,000 test"
                        + " examples: that is one standard error of 96 %.",
                "Masters and Luschi 2018: best at 2 to 32, over their networks and data.");
    }

    @Override
    public Rule rule() {
        return Rule.of(
                new Part(
                        "test accuracy of the batch size that is best on validation less that of 32",
                        Unit.POINTS,
                        new Criterion.Below(0.005),
                        (o, c) -> best(o, size -> true)
                                .minus(o.at(TEST_ACCURACY, TUNED, USUAL))
                                .mean(c)),
                new Part(
                        "test accuracy of the size best on validation outside of 32 to 256 less that of the best within",
                        Unit.POINTS,
                        new Criterion.Below(0.002),
                        (o, c) -> best(o, size -> !isUsual(size))
                                .minus(best(o, ThirtyTwo::isUsual))
                                .mean(c)),
                new Part(
                        "batch size that is best on validation",
                        Unit.COUNT,
                        new Criterion.Shown(),
                        (o, c) -> Sizes.told(Sizes.bestOnValidation(o, TUNED, size -> true))),
                new Part(
                        "test accuracy that 32 loses against the best of all sizes, whichever that is",
                        Unit.POINTS,
                        new Criterion.Shown(),
                        (o, c) -> Sizes.lossToBest(o, TEST_ACCURACY, TUNED, USUAL, c)));
    }

    private static boolean isUsual(double size) {
        return size >= USUAL && size <= LARGEST_USUAL;
    }

    private static Values best(Observations observed, DoublePredicate among) {
        return Sizes.at(observed, TEST_ACCURACY, TUNED, Sizes.bestOnValidation(observed, TUNED, among));
    }
}
