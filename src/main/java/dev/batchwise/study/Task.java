package dev.batchwise.study;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a network is to tell of an example, and so by what it is trained and scored. */
public enum Task {
    /** Which of K classes: cross-entropy (nats) and accuracy. */
    CLASSIFICATION,
    /** A number: mean squared error and R² = 1 − Σ(y − ŷ)²/Σ(y − ȳ)², which stands wherever accuracy stands elsewhere. */
    REGRESSION;

    /** Returns what is measured of a trained network where more is better: accuracy or R². */
    public String scoreName() {
        return this == REGRESSION ? "R²" : "accuracy";
    }

    /** Returns the unit of losses: nats, or σ², the variance of the training targets. */
    public String lossUnit() {
        return this == REGRESSION ? "σ²" : "nats";
    }

    /** Returns the name used in JSON, on the command line and in tables: lower case. */
    @JsonValue
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
