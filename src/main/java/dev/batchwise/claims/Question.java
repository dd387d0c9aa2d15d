package dev.batchwise.claims;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a practitioner asks; claims are grouped by it. */
public enum Question {
    /** Accuracy at equal budgets. */
    ACCURACY("What does the batch size do to accuracy?"),
    /** The minima that are found. */
    MINIMA("What kind of minimum does it find?"),
    /** The noise of the gradient. */
    GRADIENTS("How noisy is the gradient, and what does the noise do?"),
    /** Updates, examples and seconds. */
    SPEED("How fast does it get there?"),
    /** Memory, and how batches are put together. */
    MEMORY("What does it do to memory, and does it matter what a batch is made of?"),
    /** Plans over time. */
    SCHEDULES("Is growing the batch as good as decaying the rate?"),
    /** What to do. */
    ADVICE("So what should I do?");

    private final String words;

    Question(String words) {
        this.words = words;
    }

    /** Returns the question as it is asked. */
    public String words() {
        return words;
    }

    /** Returns the name in JSON. */
    @JsonValue
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
