package dev.batchwise.study;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What ends a trial before its budget. Target, plateau and patience are judged at the points of its learning curve.
 *
 * @param updates most updates
 * @param seconds most training time
 * @param target a score at which training ends
 * @param plateau ends when the training loss has not fallen by {@link #LEAST_FALL} of its least for so many points
 * @param patience ends when the validation loss has not had a new least for so many points, and goes back to the weights
 *     of the least, also when the budget ends first
 */
public record Stopping(
        OptionalLong updates,
        OptionalDouble seconds,
        Optional<Target> target,
        OptionalInt plateau,
        OptionalInt patience) {
    /** The share of the least training loss by which another must lie below it to count as progress. */
    public static final double LEAST_FALL = 0.001;

    /** Returns the rule of the budget alone. */
    public static Stopping atBudget() {
        return new Stopping(
                OptionalLong.empty(),
                OptionalDouble.empty(),
                Optional.empty(),
                OptionalInt.empty(),
                OptionalInt.empty());
    }

    /** Returns the rule of a target, or the budget. */
    public static Stopping atTarget(Target target) {
        return new Stopping(
                OptionalLong.empty(),
                OptionalDouble.empty(),
                Optional.of(target),
                OptionalInt.empty(),
                OptionalInt.empty());
    }

    /** Which rule ended a trial. */
    public enum Rule {
        /** The update budget. */
        UPDATES,
        /** The time budget. */
        SECONDS,
        /** The target was reached. */
        TARGET,
        /** The training loss fell no more. */
        PLATEAU,
        /** The validation loss had no new least. */
        PATIENCE
    }
}
