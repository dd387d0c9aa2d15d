package dev.batchwise.study;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What the compared trials of a study have in common: the number of examples shown, unless a score or a training time is
 * given in its place.
 *
 * @param until the score at which a trial ends; its budget is then a cap
 * @param seconds training time that every batch size is given
 * @param budgets with a training time, the examples each batch size shows in it; empty before speeds are measured
 */
public record Goal(Optional<Target> until, OptionalDouble seconds, List<SizeBudget> budgets) {
    /** Copies the list and refuses both at once with IllegalArgumentException. */
    public Goal {
        budgets = List.copyOf(budgets);
        if (until.isPresent() && seconds.isPresent()) {
            throw new IllegalArgumentException("a study has one goal");
        }
    }

    /**
     * The examples one batch size shows.
     *
     * @param batchSize B in examples
     * @param examples a multiple of B
     */
    public record SizeBudget(int batchSize, long examples) {}

    /** Returns the goal of equal examples. */
    public static Goal examples() {
        return new Goal(Optional.empty(), OptionalDouble.empty(), List.of());
    }

    /** Returns the goal of an equal score. */
    public static Goal until(Target target) {
        return new Goal(Optional.of(target), OptionalDouble.empty(), List.of());
    }

    /** Returns the goal of equal training time, in seconds, before speeds are measured. */
    public static Goal ofSeconds(double seconds) {
        return new Goal(Optional.empty(), OptionalDouble.of(seconds), List.of());
    }

    /** Returns the examples that were found for a batch size; empty if none were. */
    Optional<Long> budgetOf(int batchSize) {
        return budgets.stream()
                .filter(own -> own.batchSize() == batchSize)
                .map(SizeBudget::examples)
                .findFirst();
    }

    /** Returns the smallest of the budgets; empty before speeds are measured. */
    Optional<Long> least() {
        return budgets.stream().map(SizeBudget::examples).min(Comparator.naturalOrder());
    }

    /** Returns the largest of the budgets; empty before speeds are measured. */
    Optional<Long> most() {
        return budgets.stream().map(SizeBudget::examples).max(Comparator.naturalOrder());
    }
}
