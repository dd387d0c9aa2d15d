package dev.batchwise.study;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * One way of training that a study shows at every batch size: how the rate is chosen, and what is done beside plain
 * minimization. Its text form is its name everywhere: {@code tuned}, {@code linear+sam=0.05}.
 *
 * @param policy for learning rates
 * @param remedies trained with
 */
public record Arm(RatePolicy policy, Remedies remedies) implements Comparable<Arm> {
    /** Rates searched at each batch size, and no remedy. */
    public static final Arm TUNED = plain(RatePolicy.TUNED);
    /** Rates in proportion to the batch size, and no remedy. */
    public static final Arm LINEAR = plain(RatePolicy.LINEAR);
    /** Rates in proportion to the root of the batch size, and no remedy. */
    public static final Arm SQRT = plain(RatePolicy.SQRT);
    /** One rate, and no remedy. */
    public static final Arm CONSTANT = plain(RatePolicy.CONSTANT);

    /** A plus sign with a word behind it; those in the path of a checkpoint have none. */
    private static final String NEXT = "\\+(?=[a-z]*(=|\\+|$))";

    private static Arm plain(RatePolicy policy) {
        return new Arm(policy, Remedies.none());
    }

    /**
     * Reads an arm.
     *
     * @throws UsageException if the text is none
     */
    @JsonCreator
    public static Arm parse(String text) {
        List<String> parts = List.of(text.strip().split(NEXT, -1));
        return new Arm(policyOf(parts.get(0).strip()), Remedies.parse(parts.subList(1, parts.size())));
    }

    private static RatePolicy policyOf(String name) {
        List<String> names =
                Stream.of(RatePolicy.values()).map(RatePolicy::label).toList();
        return Stream.of(RatePolicy.values())
                .filter(policy -> policy.label().equals(name))
                .findFirst()
                .orElseThrow(() -> {
                    String near = Spelling.nearest(name, names)
                            .map(n -> "did you mean " + n + "? ")
                            .orElse("");
                    return new UsageException("'" + name + "' in --arms is not known; " + near + "give one of "
                            + String.join(", ", names) + ", with remedies behind it if you like, e.g. tuned+sam=0.05");
                });
    }

    /** Returns the text that {@link #parse} reads back as an equal arm. */
    @JsonValue
    public String label() {
        return String.join(
                "+",
                Stream.concat(Stream.of(policy.label()), remedies.texts().stream())
                        .toList());
    }

    /** Returns a name that is safe in file names. */
    public String slug() {
        return policy.label() + remedies.slug();
    }

    /** Returns this arm with other remedies where it has none of that kind. */
    Arm with(Remedies others) {
        return new Arm(policy, remedies.orElse(others));
    }

    /** Orders by policy, then by text. */
    @Override
    public int compareTo(Arm other) {
        return Comparator.comparing(Arm::policy).thenComparing(Arm::label).compare(this, other);
    }

    /** Says whether rates are searched at each batch size. */
    public boolean isTuned() {
        return policy == RatePolicy.TUNED;
    }
}
