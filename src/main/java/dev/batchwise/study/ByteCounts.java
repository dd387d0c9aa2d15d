package dev.batchwise.study;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Amounts of memory as people write them: {@code 2GiB}, {@code 500MB}, {@code 1.5G} (binary, as memory is sold), {@code 4096}. */
public final class ByteCounts {
    private static final Pattern FORM =
            Pattern.compile("(\\d+(?:\\.\\d+)?)\\s*(?:([kmgt])(i?b)?|b)?", Pattern.CASE_INSENSITIVE);

    private ByteCounts() {}

    /** Returns the bytes, rounded down to whole ones; empty if the text is no such amount or above 2⁶² of them. */
    public static OptionalLong parse(String text) {
        Matcher matcher = FORM.matcher(text.strip());
        if (!matcher.matches()) {
            return OptionalLong.empty();
        }
        BigDecimal bytes = new BigDecimal(matcher.group(1)).multiply(unit(matcher.group(2), matcher.group(3)));
        return bytes.compareTo(BigDecimal.valueOf(1L << 62)) < 0
                ? OptionalLong.of(bytes.longValue())
                : OptionalLong.empty();
    }

    private static BigDecimal unit(@Nullable String letter, @Nullable String suffix) {
        if (letter == null) {
            return BigDecimal.ONE;
        }
        int power = "kmgt".indexOf(letter.toLowerCase(Locale.ROOT)) + 1;
        boolean decimal = suffix != null && suffix.equalsIgnoreCase("b");
        return BigDecimal.valueOf(decimal ? 1000 : 1024).pow(power);
    }
}
