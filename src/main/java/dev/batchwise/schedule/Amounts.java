package dev.batchwise.schedule;

import dev.batchwise.schedule.Tokens.Token;
import java.math.BigDecimal;

/** Reads the numbers of a schedule's text: values, factors, and numbers of examples. */
final class Amounts {
    private static final String VALUE_ADVICE = "give a number of at least 0, e.g. 0.1, 1e-4 or 128";
    private static final String EXTENT_ADVICE = "give examples or epochs, e.g. 3000000, 300K, 1.5M or 60ep";
    private static final BigDecimal MOST_EXAMPLES = BigDecimal.valueOf(1L << 52);

    private final Tokens tokens;

    Amounts(Tokens tokens) {
        this.tokens = tokens;
    }

    /** Reads a rate, batch size or momentum. */
    double value() {
        return value(VALUE_ADVICE);
    }

    /** Reads a rate, batch size or momentum, with other advice if none stands there. */
    double value(String advice) {
        Token token = tokens.take();
        double value = Numerals.read(token.text())
                .orElseThrow(() -> tokens.wrong(token, "is not a value", advice))
                .doubleValue();
        if (Double.isInfinite(value)) {
            throw tokens.wrong(token, "is too large", advice);
        }
        return value;
    }

    /** Reads the factor of an exponential, {@code x0.5}: above 0. */
    double factor() {
        Token token = tokens.take();
        String digits = token.lower().startsWith("x") ? token.text().substring(1) : "";
        double factor = Numerals.read(digits).map(BigDecimal::doubleValue).orElse(0.0);
        if (factor <= 0 || Double.isInfinite(factor)) {
            throw tokens.wrong(token, "is not a factor above 0", "write e.g. exp 0.1 x0.5 every 10ep");
        }
        return factor;
    }

    /** Reads an exponent: above 0. */
    double exponent() {
        Token token = tokens.peek();
        double exponent = value();
        if (exponent == 0) {
            throw tokens.wrong(token, "is an exponent of 0", "give one above 0, e.g. 12.8 / (cosine 0.1)^2");
        }
        return exponent;
    }

    /** Reads an extent that something runs over: not 0. */
    Extent length() {
        Token token = tokens.peek();
        Extent extent = extent();
        if (extent.isZero()) {
            throw tokens.wrong(token, "is no length", EXTENT_ADVICE);
        }
        return extent;
    }

    /** Reads a number of examples or epochs. */
    Extent extent() {
        Token token = tokens.take();
        boolean epochs = token.lower().endsWith("ep");
        String digits = epochs ? token.text().substring(0, token.text().length() - 2) : token.text();
        BigDecimal amount = Numerals.read(digits)
                .orElseThrow(() -> tokens.wrong(token, "is not a number of examples", EXTENT_ADVICE));
        if (epochs || tokens.skip("ep", "epoch", "epochs")) {
            return new Extent.Epochs(amount.doubleValue());
        }
        if (amount.stripTrailingZeros().scale() > 0 || amount.compareTo(MOST_EXAMPLES) > 0) {
            throw tokens.wrong(token, "is not a whole number of examples up to 2^52", EXTENT_ADVICE);
        }
        return new Extent.Count(amount.longValueExact());
    }
}
