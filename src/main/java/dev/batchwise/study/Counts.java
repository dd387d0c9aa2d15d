package dev.batchwise.study;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Counts of examples as people write them: {@code 300000}, {@code 300k}, {@code 1.5M}, {@code 5 epochs}. */
public final class Counts {
    private static final Pattern FORM =
            Pattern.compile("(\\d+(?:\\.\\d+)?)\\s*(k|m|ep|epoch|epochs)?", Pattern.CASE_INSENSITIVE);

    private Counts() {}

    /**
     * Returns the count; empty if the text is none, or not a whole number of examples, or above 10¹⁵.
     *
     * @param trainExamples examples of one epoch
     */
    public static OptionalLong parse(String text, long trainExamples) {
        Matcher matcher = FORM.matcher(text.strip().replace(",", "").replace("_", ""));
        if (!matcher.matches()) {
            return OptionalLong.empty();
        }
        String unit = matcher.group(2) == null ? "" : matcher.group(2).toLowerCase(Locale.ROOT);
        long factor = switch (unit) {
            case "" -> 1;
            case "k" -> 1_000;
            case "m" -> 1_000_000;
            default -> trainExamples;
        };
        BigDecimal count = new BigDecimal(matcher.group(1)).multiply(BigDecimal.valueOf(factor));
        boolean fits = count.compareTo(new BigDecimal("1e15")) <= 0
                && count.stripTrailingZeros().scale() <= 0;
        return fits ? OptionalLong.of(count.longValueExact()) : OptionalLong.empty();
    }
}
