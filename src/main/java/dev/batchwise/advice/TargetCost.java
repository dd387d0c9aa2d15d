package dev.batchwise.advice;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * What a batch size took to reach a target, in examples, updates or seconds of training. A trial whose cap ended it before
 * is censored: what it would have taken is above what it was given, and nothing else is known.
 *
 * @param kind what the value is
 * @param value in the unit of the quantity
 * @param low lower end of a mean's t interval; empty for one seed and for the other kinds
 * @param high upper end
 * @param n trials behind it, censored ones among them
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record TargetCost(Kind kind, double value, OptionalDouble low, OptionalDouble high, int n) {
    /** What a value is. */
    public enum Kind {
        /** The mean over seeds, all of which reached the target. */
        MEAN,
        /** The median over seeds, of which more than half reached it; censored ones count as above all others. */
        MEDIAN,
        /** What the censored trials were given: at least half of all, so that the median is no lower. */
        ABOVE;

        /** Returns the name used in JSON: lower case. */
        @JsonValue
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Says whether the value is a figure of its own, not only a bound. */
    boolean isKnown() {
        return kind != Kind.ABOVE;
    }
}
