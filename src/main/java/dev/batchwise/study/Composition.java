package dev.batchwise.study;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What the order of the training examples does for the batches that are cut from it. */
public enum Composition {
    /** Each epoch a random permutation. */
    SHUFFLED,
    /** Each example drawn from all, whatever was drawn before. */
    REPLACEMENT,
    /** As the data set has them, every epoch the same. */
    SEQUENTIAL,
    /** Each epoch a permutation in which every class is spread evenly. */
    STRATIFIED,
    /** Each epoch a permutation in which similar examples are spread evenly. */
    BALANCED;

    /** Returns the name used in JSON, on the command line and in tables: lower case. */
    @JsonValue
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
