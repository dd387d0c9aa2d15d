package dev.batchwise.schedule;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.batchwise.study.UsageException;
import java.util.List;

/**
 * A learning rate, batch size or momentum as a pure function of examples seen. Updates never enter: the same schedule
 * means the same thing at every batch size. Each shape is one record; {@link #parse} and {@link #text} are inverses
 * (docs/designs/schedules.md has the grammar).
 */
public sealed interface Schedule permits Constant, Steps, Linear, Cosine, Exponential, WarmUp, AtMost, Power {

    /**
     * Returns the value after a number of examples.
     *
     * @param examples at least 0; half examples occur, because updates are evaluated at their middle
     * @param horizon what epochs and the budget are worth
     */
    double at(double examples, Horizon horizon);

    /** Returns a place up to which the value stays what it is; at or before {@code examples} where it moves. */
    long constantUntil(double examples, Horizon horizon);

    /** Returns the places strictly inside the budget where the formula changes, ascending, without repeats. */
    List<Long> breaks(Horizon horizon);

    /** Returns the text form that {@link #parse} reads back as an equal schedule. */
    @JsonValue
    String text();

    /** Returns bounds on the values inside the budget. */
    default Range range(Horizon horizon) {
        return Range.ofPieces(this, horizon);
    }

    /** Returns what makes this schedule meaningless on that horizon, a sentence each; empty when it is sound. */
    default List<String> problems(Horizon horizon) {
        return List.of();
    }

    /** Returns the schedule of factor × value^exponent, in the simplest shape that has it. */
    default Schedule power(double factor, double exponent) {
        return factor == 1 && exponent == 1 ? this : new Power(factor, this, exponent);
    }

    /** Returns the schedule of the smaller of the value and the limit, in the simplest shape that has it. */
    default Schedule atMost(double limit) {
        return new AtMost(limit, this);
    }

    /**
     * Reads a schedule.
     *
     * @param text e.g. {@code 0.1 @0, 0.02 @60ep} or {@code warmup 5ep, cosine 0.1}
     * @throws UsageException if it cannot be read: the character's position, what stands there, and what would do
     */
    @JsonCreator
    static Schedule parse(String text) {
        return new ScheduleParser(text).whole();
    }
}
