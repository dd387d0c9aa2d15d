package dev.batchwise.table;

import java.util.Locale;
import java.util.Set;

/** Numbers, and words for no value, as they stand in tables. */
final class Numerals {
    /** The powers of ten that a float64 holds exactly. */
    private static final double[] POWERS = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
        1e20, 1e21, 1e22
    };

    private static final long EXACT = 1L << 53; // whole numbers up to here are float64s
    private static final int MOST_DIGITS = 18; // in a long
    private static final Set<String> MISSING = Set.of("", "?", "na", "n/a", "nan", "null");
    private static final int LONGEST_MISSING = 4;
    private static final Set<String> INFINITE = Set.of("inf", "infinity");

    private Numerals() {}

    /** Returns whether a cell says that there is no value: nothing, ?, NA, N/A, NaN or null, in any case of letters. */
    static boolean isMissing(char[] buffer, int from, int length) {
        return length <= LONGEST_MISSING
                && (length == 0 || buffer[from] > '9')
                && MISSING.contains(new String(buffer, from, length).toLowerCase(Locale.ROOT));
    }

    /**
     * Returns the nearest float64 to a number such as {@code -12}, {@code 3.50} or {@code 1e-3}; {@code inf} and numbers
     * too large are infinite; NaN if the text is no number. Exact by one operation where digits and power of ten are both
     * float64s (Clinger 1990), else by Java's own routine.
     */
    static double parse(char[] buffer, int from, int length) {
        int end = from + length;
        int at = from;
        boolean negative = at < end && buffer[at] == '-';
        if (negative || (at < end && buffer[at] == '+')) {
            at++;
        }
        int digits = 0;
        int fraction = 0;
        long value = 0;
        boolean point = false;
        for (; at < end; at++) {
            char c = buffer[at];
            if (c >= '0' && c <= '9') {
                value = digits < MOST_DIGITS ? 10 * value + (c - '0') : value;
                digits++;
                fraction += point ? 1 : 0;
            } else if (c == '.' && !point) {
                point = true;
            } else {
                break;
            }
        }
        if (at == end && digits > 0 && digits <= MOST_DIGITS && value <= EXACT && fraction < POWERS.length) {
            double exact = value / POWERS[fraction];
            return negative ? -exact : exact;
        }
        String rest = new String(buffer, at, end - at).toLowerCase(Locale.ROOT);
        if (digits == 0) {
            return !point && INFINITE.contains(rest) ? Double.POSITIVE_INFINITY : Double.NaN;
        }
        return rest.matches("(e[+-]?[0-9]+)?") ? Double.parseDouble(new String(buffer, from, length)) : Double.NaN;
    }

    /** Returns a number as it would stand in a table: without a point if it is whole. */
    static String text(double value) {
        return value == Math.rint(value) && Math.abs(value) < EXACT
                ? Long.toString((long) value)
                : Double.toString(value);
    }
}
