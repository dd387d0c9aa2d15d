package dev.batchwise.claims;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.batchwise.stats.Interval;

/**
 * What a statistic must be for a claim to hold, fixed beforehand. An interval that lies wholly where the criterion wants it
 * supports the claim, one that lies wholly elsewhere refutes it, and one that does both says nothing.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Criterion.Above.class, name = "above"),
    @JsonSubTypes.Type(value = Criterion.Below.class, name = "below"),
    @JsonSubTypes.Type(value = Criterion.Within.class, name = "within"),
    @JsonSubTypes.Type(value = Criterion.Outside.class, name = "outside"),
    @JsonSubTypes.Type(value = Criterion.Shown.class, name = "shown")
})
public sealed interface Criterion {
    /** Returns what an interval says. */
    Judgement of(Interval interval);

    /** Returns the criterion as the end of a sentence that begins with the statistic. */
    String words(Unit unit);

    /** Says whether it judges at all. */
    default boolean judges() {
        return true;
    }

    /**
     * More than a threshold.
     *
     * @param threshold in the statistic's unit
     */
    record Above(double threshold) implements Criterion {
        @Override
        public Judgement of(Interval interval) {
            if (interval.low() > threshold) {
                return Judgement.SUPPORTED;
            }
            return interval.high() <= threshold ? Judgement.REFUTED : Judgement.INCONCLUSIVE;
        }

        @Override
        public String words(Unit unit) {
            return "is above " + unit.text(threshold);
        }
    }

    /**
     * Less than a threshold.
     *
     * @param threshold in the statistic's unit
     */
    record Below(double threshold) implements Criterion {
        @Override
        public Judgement of(Interval interval) {
            if (interval.high() < threshold) {
                return Judgement.SUPPORTED;
            }
            return interval.low() >= threshold ? Judgement.REFUTED : Judgement.INCONCLUSIVE;
        }

        @Override
        public String words(Unit unit) {
            return "is below " + unit.text(threshold);
        }
    }

    /**
     * Equivalence: within a margin that is stated.
     *
     * @param least end that still counts as the same
     * @param most end that still counts as the same
     */
    record Within(double least, double most) implements Criterion {
        @Override
        public Judgement of(Interval interval) {
            if (interval.low() >= least && interval.high() <= most) {
                return Judgement.SUPPORTED;
            }
            return interval.high() < least || interval.low() > most ? Judgement.REFUTED : Judgement.INCONCLUSIVE;
        }

        @Override
        public String words(Unit unit) {
            return least == most
                    ? "is " + unit.text(least)
                    : "lies within " + unit.number(least) + " and " + unit.text(most);
        }
    }

    /**
     * A difference in either direction that is more than a margin.
     *
     * @param least end that counts as the same
     * @param most end that counts as the same
     */
    record Outside(double least, double most) implements Criterion {
        @Override
        public Judgement of(Interval interval) {
            return switch (new Within(least, most).of(interval)) {
                case SUPPORTED -> Judgement.REFUTED;
                case REFUTED -> Judgement.SUPPORTED;
                case INCONCLUSIVE -> Judgement.INCONCLUSIVE;
            };
        }

        @Override
        public String words(Unit unit) {
            return "lies outside of " + unit.number(least) + " and " + unit.text(most);
        }
    }

    /** No criterion: the figure is told beside the others and decides nothing. */
    record Shown() implements Criterion {
        @Override
        public Judgement of(Interval interval) {
            return Judgement.INCONCLUSIVE;
        }

        @Override
        public String words(Unit unit) {
            return "is told and decides nothing";
        }

        @Override
        public boolean judges() {
            return false;
        }
    }
}
