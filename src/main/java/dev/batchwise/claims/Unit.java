package dev.batchwise.claims;

import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** In what a quantity is counted, and how it is told. Values are kept in the base unit: accuracies in 0..1, bytes, seconds. */
public enum Unit {
    /** A share of 1, told in percent. */
    PERCENT(100, " %") {
        @Override
        Finding within(Finding found) {
            return found.within(0, 1);
        }
    },
    /** A difference of shares, told in percentage points. */
    POINTS(100, " points"),
    /** A ratio. */
    RATIO(1, " times"),
    /** A loss. */
    NATS(1, " nats"),
    /** Time. */
    SECONDS(1, " s"),
    /** Memory, told in mebibytes. */
    BYTES(1.0 / (1 << 20), " MiB"),
    /** Whole things, such as updates. */
    COUNT(1, ""),
    /** A number without a unit, such as a slope or a correlation. */
    NUMBER(1, "");

    private static final MathContext THREE = new MathContext(3);

    private final double factor;
    private final String sign;

    Unit(double factor, String sign) {
        this.factor = factor;
        this.sign = sign;
    }

    /** Returns a value in words: two decimals of a percentage, three digits of anything else. */
    public String text(double value) {
        return number(value) + sign;
    }

    /** Returns the same without the unit. */
    public String number(double value) {
        if (Double.isInfinite(value) || Double.isNaN(value)) {
            return Double.isNaN(value) ? "unknown" : value > 0 ? "∞" : "−∞";
        }
        double told = value * factor;
        String digits = factor == 100
                ? String.format(Locale.ROOT, "%.2f", told)
                : this == COUNT ? String.format(Locale.ROOT, "%,.0f", told) : threeDigits(told);
        boolean isZero = digits.chars().noneMatch(c -> c >= '1' && c <= '9');
        return isZero ? digits.replace("-", "") : digits.replace('-', '−');
    }

    private static String threeDigits(double value) {
        double size = Math.abs(value);
        if (size >= 1000 && size < 1e7) {
            return String.format(Locale.ROOT, "%,.0f", value);
        }
        BigDecimal rounded = new BigDecimal(value).round(THREE);
        return size != 0 && (size < 1e-3 || size >= 1e7)
                ? String.format(Locale.ROOT, "%.2e", value)
                : rounded.stripTrailingZeros().toPlainString();
    }

    /** Returns a finding whose interval ends where values of this unit do. */
    Finding within(Finding found) {
        return found;
    }

    /** Returns what stands behind a number. */
    public String sign() {
        return sign;
    }

    /** Returns the factor from the base unit to what is told. */
    public double factor() {
        return factor;
    }

    /** Returns the name in JSON. */
    @JsonValue
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
