package dev.batchwise.advice;

import java.util.OptionalInt;

/** What the advice comes down to, before it is put in words. */
sealed interface Verdict {
    /**
     * A size may be recommended.
     *
     * @param size the fastest that is safe
     * @param lossBound upper bound (0..1) of what it loses against the best size
     */
    record Recommended(Replicates size, double lossBound) implements Verdict {}

    /**
     * No size may be recommended.
     *
     * @param reason why
     * @param seedsNeeded how many seeds would settle it, where that can be told
     */
    record Unknown(Reason reason, OptionalInt seedsNeeded) implements Verdict {
        Unknown(Reason reason) {
            this(reason, OptionalInt.empty());
        }
    }

    /** Why no size may be recommended. */
    enum Reason {
        /** No trial of the arm completed often enough to be compared. */
        NOTHING_TRAINED,
        /** One size alone can be compared. */
        NOTHING_TO_COMPARE,
        /** No trial reached the target. */
        NONE_REACHED,
        /** Choices are made on validation, and there is none. */
        NO_VALIDATION,
        /** Every size misses a replicate. */
        NONE_COMPLETE,
        /** Some size has one replicate, so that nothing bounds how much better it may be. */
        SPREAD_UNKNOWN,
        /** The intervals leave a loss above the margin possible for every size. */
        TOO_WIDE
    }
}
