package dev.batchwise.claims.catalogue;

import static dev.batchwise.claims.Quantity.TEST_ACCURACY;
import static dev.batchwise.claims.Quantity.UPDATES;

import dev.batchwise.claims.Card;
import dev.batchwise.claims.Criterion;
import dev.batchwise.claims.Part;
import dev.batchwise.claims.Question;
import dev.batchwise.claims.Rule;
import dev.batchwise.claims.Unit;

/** Claim 3. */
final class FewUpdates implements EqualBudgetsClaim {
    private static final String TUNED = "tuned";

    @Override
    public Card card() {
        return new Card(
                3,
                "few-updates",
                Question.ACCURACY,
                "With batches of 4,096 a network gets 1,024 times fewer updates than with batches of 4 from the same examples, and"
                        + " is less likely to come near the optimum.",
                "Common argument for small batches; Ng, Machine Learning Yearning lectures on mini-batches.",
                "Updates and test accuracy of the smallest and the largest batch size, each at its own searched learning rate.",
                "");
    }

    @Override
    public Rule rule() {
        return Rule.of(
                new Part(
                        "updates of the smallest batch size over those of the largest",
                        Unit.RATIO,
                        new Criterion.Shown(),
                        (o, c) -> o.first(UPDATES, TUNED)
                                .over(o.last(UPDATES, TUNED))
                                .mean(c)),
                new Part(
                        "test accuracy of the smallest batch size less that of the largest, rates tuned",
                        Unit.POINTS,
                        new Criterion.Above(0.005),
                        (o, c) -> o.first(TEST_ACCURACY, TUNED)
                                .minus(o.last(TEST_ACCURACY, TUNED))
                                .mean(c)));
    }
}
