package dev.batchwise.study;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What becomes of the empty cells of a table. */
public enum MissingValues {
    /** They are a problem, named with their column and number. */
    REFUSE,
    /** A number becomes the training mean of its column; a category is one of its own. */
    IMPUTE;

    /** Returns the name used in JSON, on the command line and in tables: lower case. */
    @JsonValue
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
