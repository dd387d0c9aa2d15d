package dev.batchwise.stats;

import java.util.Locale;

/** What a comparison says of two treatments. Failing to tell them apart is never sameness. */
public enum Standing {
    /** Equivalence within the margin holds, whether or not a smaller difference can be seen. */
    SAME,
    /** They can be told apart, and equivalence does not hold. */
    DIFFERENT,
    /** Neither. */
    UNDECIDED;

    /** Returns the name used in JSON and in tables: lower case. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
