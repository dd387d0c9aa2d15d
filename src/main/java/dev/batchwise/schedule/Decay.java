package dev.batchwise.schedule;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How a rate falls over a budget, as a factor of its initial value. */
public enum Decay {
    /** 1 − t: to zero at the end of the budget. */
    LINEAR,
    /** (1 + cos πt)/2 (Loshchilov and Hutter 2017, without restarts). */
    COSINE,
    /** 1 throughout. */
    CONSTANT;

    /** Returns the name used in JSON, on the command line and in tables: lower case. */
    @JsonValue
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Returns the factor after a fraction of the budget.
     *
     * @param fraction t in [0, 1]: examples seen ÷ budget, taken at the middle example of an update
     */
    public double factor(double fraction) {
        return switch (this) {
            case LINEAR -> 1 - fraction;
            case COSINE -> (1 + Math.cos(Math.PI * fraction)) / 2;
            case CONSTANT -> 1;
        };
    }
}
