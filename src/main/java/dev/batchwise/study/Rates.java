package dev.batchwise.study;

import java.math.BigDecimal;
import java.math.MathContext;

/** Learning rates as text. */
public final class Rates {
    private Rates() {}

    /** Returns a rate with at most four significant digits and no trailing zeros, e.g. 0.2 or 0.003125. */
    public static String text(double rate) {
        BigDecimal rounded = new BigDecimal(rate).round(new MathContext(4)).stripTrailingZeros();
        return rounded.abs().compareTo(new BigDecimal("1e-6")) < 0 ? rounded.toString() : rounded.toPlainString();
    }
}
