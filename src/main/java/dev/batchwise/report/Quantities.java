package dev.batchwise.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.OptionalLong;

/** Quantities as text: counts, figures, rates, percentages, bytes and durations, the same in every locale. */
public final class Quantities {
    /** Stands where there is no figure: nothing was measured, or it was not finite. */
    public static final String NONE = "-";

    private Quantities() {}

    /** Returns an exact count with its thousands marked, e.g. {@code 300,000}. */
    public static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    /** Returns a count and its noun, e.g. {@code 1 seed} or {@code 3 seeds}; the plural takes an s. */
    public static String count(long count, String noun) {
        return count(count) + " " + noun + (count == 1 ? "" : "s");
    }

    /**
     * Returns a figure rounded to significant digits, e.g. {@code 58.3}, {@code 0.0120}, {@code 12,300}; below 0.0001 and
     * from 10⁹ on as {@code 1.20e-7}. {@link #NONE} if it is not finite.
     *
     * @param digits at least 1
     */
    public static String significant(double figure, int digits) {
        if (!Double.isFinite(figure)) {
            return NONE;
        }
        if (figure == 0) {
            return "0";
        }
        BigDecimal rounded = BigDecimal.valueOf(figure).round(new MathContext(digits, RoundingMode.HALF_UP));
        double size = Math.abs(rounded.doubleValue());
        if (size < 1e-4 || size >= 1e9) {
            return scientific(rounded, digits);
        }
        int decimals = Math.max(0, digits - rounded.precision() + rounded.scale());
        return String.format(Locale.ROOT, "%,." + decimals + "f", rounded);
    }

    /** Returns a learning rate with at most 3 significant digits and no trailing zeros, e.g. {@code 0.05}. */
    public static String rate(double rate) {
        String text = significant(rate, 3);
        int exponent = text.indexOf('e');
        String digits = exponent < 0 ? text : text.substring(0, exponent);
        String shortened = digits.contains(".") ? digits.replaceAll("\\.?0+$", "") : digits;
        return exponent < 0 ? shortened : shortened + text.substring(exponent);
    }

    /**
     * Returns a share as percent without the sign, e.g. {@code 97.8} for 0.978; {@link #NONE} if it is not finite.
     *
     * @param share usually in 0..1
     * @param decimals digits after the point
     */
    public static String percent(double share, int decimals) {
        if (!Double.isFinite(share)) {
            return NONE;
        }
        BigDecimal rounded = BigDecimal.valueOf(share).movePointRight(2).setScale(decimals, RoundingMode.HALF_UP);
        return (rounded.signum() == 0 ? rounded.abs() : rounded).toPlainString();
    }

    /** Returns an amount of memory in decimal units with 3 significant digits, e.g. {@code 31.0 MB}. */
    public static String bytes(long bytes) {
        ByteUnit unit = ByteUnit.of(bytes);
        return unit.format(bytes) + " " + unit.symbol();
    }

    /**
     * Returns a measured peak of memory as {@link #bytes} does; one that could not be told from the resting level in words.
     */
    public static String peak(OptionalLong bytes) {
        if (bytes.isEmpty()) {
            return "could not be measured";
        }
        return bytes.getAsLong() > 0 ? bytes(bytes.getAsLong()) : "too small to be measured";
    }

    /**
     * Returns a duration, e.g. {@code 440 µs}, {@code 1.20 s}, {@code 2 min 5 s}, {@code 3 h 07 min}; {@link #NONE} if it is
     * not finite.
     *
     * @param seconds at least 0
     */
    public static String duration(double seconds) {
        if (!Double.isFinite(seconds)) {
            return NONE;
        }
        long whole = Math.round(seconds);
        if (whole < 120) {
            DurationUnit unit = seconds < 1 ? DurationUnit.of(seconds) : DurationUnit.SECONDS;
            return unit.format(seconds) + " " + unit.symbol();
        }
        return whole < 3600
                ? String.format(Locale.ROOT, "%d min %d s", whole / 60, whole % 60)
                : String.format(Locale.ROOT, "%,d h %02d min", whole / 3600, whole % 3600 / 60);
    }

    private static String scientific(BigDecimal rounded, int digits) {
        String[] parts =
                String.format(Locale.ROOT, "%." + (digits - 1) + "e", rounded).split("e", 2);
        return parts[0] + "e" + Integer.parseInt(parts[1]);
    }
}
