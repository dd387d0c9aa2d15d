package dev.batchwise.claims.catalogue;

import static dev.batchwise.claims.Quantity.TEST_ACCURACY;

import dev.batchwise.claims.Card;
import dev.batchwise.claims.Criterion;
import dev.batchwise.claims.Part;
import dev.batchwise.claims.Question;
import dev.batchwise.claims.Rule;
import dev.batchwise.claims.Unit;

/** Claim 1. */
final class SameRate implements EqualBudgetsClaim {
    private static final String CONSTANT = "constant";

    @Override
    public Card card() {
        return new Card(
                1,
                "same-rate",
                Question.ACCURACY,
                "Batch size a for b updates and batch size c for d updates, ab = cd, show the same number of examples; at one"
                        + " learning rate they train differently good networks.",
                "The question of this project. Mishkin, Sergievskiy and Matas 2016, table of batch sizes, show as much on"
                        + " ImageNet.",
                "Test accuracy at every batch size after the same number of examples, at one learning rate for all. The"
                        + " interval of the largest difference allows for its being picked from all pairs of sizes.",
                "Mishkin et al., 81.92 million images at rate 0.01: 47.2 % with batches of 128, 41.9 % with batches of 1,024.");
    }

    @Override
    public Rule rule() {
        return Rule.of(
                new Part(
                        "largest difference of test accuracy between any two batch sizes at one rate",
                        Unit.POINTS,
                        new Criterion.Above(0.005),
                        (o, c) -> Sizes.largestDifference(o, TEST_ACCURACY, CONSTANT, c)),
                new Part(
                        "test accuracy of the smallest batch size less that of the largest, at one rate",
                        Unit.POINTS,
                        new Criterion.Shown(),
                        (o, c) -> o.first(TEST_ACCURACY, CONSTANT)
                                .minus(o.last(TEST_ACCURACY, CONSTANT))
                                .mean(c)));
    }
}
