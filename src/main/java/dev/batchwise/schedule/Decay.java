package dev.batchwise.schedule;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.batchwise.study.UsageException;
import java.util.Optional;

/**
 * How a rate falls over a budget, as a schedule of factors of its initial value: {@code linear} (to zero at the end),
 * {@code cosine} (Loshchilov and Hutter 2017, without restarts), {@code constant}, or any schedule, e.g.
 * {@code 1 @0, 0.2 @60ep} or {@code warmup 1ep, cosine 1}.
 *
 * @param factors of the initial rate
 */
public record Decay(Schedule factors) {
    /** 1 − t: to zero at the end of the budget. */
    public static final Decay LINEAR = new Decay(new Linear(1, 0, new Extent.Budget()));

    /** (1 + cos πt)/2. */
    public static final Decay COSINE = new Decay(new Cosine(1, 0, new Extent.Budget()));

    /** 1 throughout. */
    public static final Decay CONSTANT = new Decay(new Constant(1));

    /**
     * Reads a decay.
     *
     * @throws UsageException if it is none of the names and no schedule
     */
    @JsonCreator
    public static Decay parse(String text) {
        return switch (text.strip()) {
            case "linear" -> LINEAR;
            case "cosine" -> COSINE;
            case "constant" -> CONSTANT;
            default -> new Decay(Schedule.parse(text));
        };
    }

    /** Returns the name, or the schedule's text where it has none. */
    @JsonValue
    public String label() {
        return name().orElseGet(factors::text);
    }

    private Optional<String> name() {
        if (equals(LINEAR)) {
            return Optional.of("linear");
        } else if (equals(COSINE)) {
            return Optional.of("cosine");
        }
        return equals(CONSTANT) ? Optional.of("constant") : Optional.empty();
    }

    /** Says whether the shape is the same on every budget, so that a short run says something of a long one. */
    public boolean spansBudget() {
        return name().isPresent();
    }

    /** Returns the schedule of a rate that starts so. */
    public Schedule of(double rate) {
        return factors.power(rate, 1);
    }
}
