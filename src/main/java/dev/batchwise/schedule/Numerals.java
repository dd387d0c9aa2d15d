package dev.batchwise.schedule;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Optional;

/** Numbers as text: the normal form that every schedule prints, and what is accepted for it. */
final class Numerals {
    private static final MathContext TWELVE_DIGITS = new MathContext(12, RoundingMode.HALF_EVEN);
    private static final BigDecimal THOUSAND = BigDecimal.valueOf(1_000);
    private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);

    private Numerals() {}

    /** Returns the value's shortest decimals, as they are from 1e-6 to 1e15 and with an exponent elsewhere. */
    static String plain(double value) {
        BigDecimal decimal = BigDecimal.valueOf(value).stripTrailingZeros();
        int exponent = decimal.precision() - decimal.scale() - 1;
        if (decimal.signum() == 0 || (exponent >= -6 && exponent <= 15)) {
            return decimal.toPlainString();
        }
        return decimal.toString().toLowerCase(Locale.ROOT).replace("+", "");
    }

    /** Returns the count with M or K where at most one decimal is needed: 300K, 1.5M, 2560. */
    static String count(long count) {
        if (count >= 1_000_000 && count % 100_000 == 0) {
            return plain(count / 1e6) + "M";
        }
        if (count >= 1_000 && count % 100 == 0) {
            return plain(count / 1e3) + "K";
        }
        return Long.toString(count);
    }

    /** Returns the value with three significant digits, as tables show it. */
    static String threeDigits(double value) {
        boolean finite = !Double.isNaN(value) && !Double.isInfinite(value);
        return finite ? plain(new BigDecimal(value, new MathContext(3)).doubleValue()) : Double.toString(value);
    }

    /** Returns the value rounded to twelve digits, so that 128·0.1/0.02 is 640 and not 639.99…; infinities stay. */
    static double tidy(double value) {
        return Double.isInfinite(value) ? value : new BigDecimal(value, TWELVE_DIGITS).doubleValue();
    }

    /** Reads digits with an optional exponent and an optional K or M: 0.1, 1e-4, 300k, 1.5M; nothing else, no sign. */
    static Optional<BigDecimal> read(String text) {
        if (!text.matches("(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d{1,3})?[kKmM]?")) {
            return Optional.empty();
        }
        char last = Character.toLowerCase(text.charAt(text.length() - 1));
        boolean suffixed = Character.isLetter(last);
        BigDecimal digits = new BigDecimal(suffixed ? text.substring(0, text.length() - 1) : text);
        BigDecimal unit = last == 'k' ? THOUSAND : MILLION;
        return Optional.of(suffixed ? digits.multiply(unit) : digits);
    }
}
