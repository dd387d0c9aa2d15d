package dev.batchwise.advice;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Numbers in sentences: three significant digits, counts with thousands separators, batch sizes as they are typed. */
public final class Figures {
    private static final int DIGITS = 3;

    private Figures() {}

    /** Returns a finite number to three significant digits, without trailing zeros. */
    public static String number(double value) {
        return rounded(value, RoundingMode.HALF_EVEN);
    }

    /** Returns a difference of accuracies (0..1) in percentage points, without the unit. */
    public static String points(double difference) {
        return number(100 * difference);
    }

    /** Returns an upper bound of a loss (0..1) in percentage points, rounded up so that it stays one. */
    static String pointsAtMost(double loss) {
        return rounded(100 * loss, RoundingMode.UP);
    }

    /** Returns an upper bound of a share in percent, rounded up so that it stays one. */
    static String percentAtMost(double fraction) {
        return pointsAtMost(fraction) + "%";
    }

    /** Returns a finite number to so many significant digits. */
    static String digits(double value, int digits) {
        return new BigDecimal(value)
                .round(new MathContext(digits))
                .stripTrailingZeros()
                .toPlainString();
    }

    private static String rounded(double value, RoundingMode mode) {
        // To twelve digits first: 100 × 0.005 must not be rounded up for the dust of binary fractions.
        BigDecimal clean = new BigDecimal(value).round(new MathContext(12));
        return clean.round(new MathContext(DIGITS, mode)).stripTrailingZeros().toPlainString();
    }

    static String percent(double fraction) {
        return number(100 * fraction) + "%";
    }

    /** Returns a count with its thousands marked. */
    public static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    /** Returns e.g. {@code 5 seeds} or {@code 1 seed}. */
    public static String counted(long count, String noun) {
        return count(count) + " " + noun + (count == 1 ? "" : "s");
    }

    /** Returns an amount of memory with its unit, e.g. {@code 31 MB}. */
    public static String bytes(long bytes) {
        return bytes < 1e9 ? number(bytes / 1e6) + " MB" : number(bytes / 1e9) + " GB";
    }

    /** Returns e.g. {@code 16, 64 and 256}. */
    public static String sizes(List<Integer> sizes) {
        return list(sizes.stream().map(String::valueOf).toList(), ", ");
    }

    /** Returns the items, the last after {@code and}, at least one. */
    static String list(List<String> items, String separator) {
        int last = items.size() - 1;
        String start = items.stream().limit(last).collect(Collectors.joining(separator));
        return start.isEmpty() ? items.get(last) : start + " and " + items.get(last);
    }
}
