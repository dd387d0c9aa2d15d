package dev.batchwise.proof;

import dev.batchwise.schedule.Conversion;
import dev.batchwise.schedule.Plan;
import java.util.Locale;

/** One of the two plans. */
public enum Side {
    /** The plan as it came. */
    GIVEN,
    /** What it was converted to. */
    CONVERTED;

    /** Returns the name used in trial ids and in words: lower case. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns that plan of a conversion. */
    public Plan of(Conversion plans) {
        return switch (this) {
            case GIVEN -> plans.given();
            case CONVERTED -> plans.converted();
        };
    }
}
