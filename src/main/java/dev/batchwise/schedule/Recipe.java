package dev.batchwise.schedule;

import java.util.Optional;

/**
 * A plan with the constants that scale with the batch size beside it.
 *
 * @param plan schedules and budget
 * @param adam Adam's constants; empty for SGD, momentum and Nesterov
 */
public record Recipe(Plan plan, Optional<AdamConstants> adam) {
    /** Returns the recipe of a plan for SGD, heavy-ball momentum or Nesterov. */
    public static Recipe forSgd(Plan plan) {
        return new Recipe(plan, Optional.empty());
    }

    /** Returns the recipe of a plan for Adam or AdamW. */
    public static Recipe forAdam(Plan plan, AdamConstants constants) {
        return new Recipe(plan, Optional.of(constants));
    }

    /** Returns the batch size that scaling starts from: the plan's at its first example. */
    public int batchSize() {
        return plan.batchSizeAt(0);
    }
}
