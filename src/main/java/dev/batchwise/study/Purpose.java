package dev.batchwise.study;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Why a trial is run. */
public enum Purpose {
    /** To find a learning rate, judged on validation; its seed is never used for a comparison. */
    SEARCH,
    /** To compare batch sizes; one replicate. */
    COMPARE,
    /** To compare two plans; one replicate of one of them. */
    PROVE,
    /** For its own sake. */
    TRAIN;

    /** Returns the name used in JSON and in tables: lower case. */
    @JsonValue
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
