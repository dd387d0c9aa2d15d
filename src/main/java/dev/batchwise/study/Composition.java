package dev.batchwise.study;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How the examples of an epoch are put in order, and so which of them meet in a batch. */
public enum Composition {
    /** A new random permutation each epoch: sampling without replacement. */
    SHUFFLED,
    /** Independent uniform draws: sampling with replacement, which knows no epochs. */
    REPLACEMENT,
    /** The order of the training split, the same each epoch. */
    SEQUENTIAL,
    /** Every class spread evenly over the epoch, at random within the class. */
    STRATIFIED,
    /** Similar examples spread evenly over the epoch, at random beyond that. */
    BALANCED;

    /** Returns the name used in JSON, on the command line and in tables: lower case. */
    @JsonValue
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
