package dev.batchwise.claims;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;

/** What the data say of a claim, or of a part of one. */
public enum Judgement {
    /** The data carry it. */
    SUPPORTED,
    /** The data carry its opposite. */
    REFUTED,
    /** The data carry neither. */
    INCONCLUSIVE;

    /** Returns the judgement of a claim whose parts must all hold: refuted by one, supported by all. */
    static Judgement ofAll(List<Judgement> parts) {
        if (parts.contains(REFUTED)) {
            return REFUTED;
        }
        return parts.isEmpty() || parts.contains(INCONCLUSIVE) ? INCONCLUSIVE : SUPPORTED;
    }

    /** Returns the name in JSON and in tables. */
    @JsonValue
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
