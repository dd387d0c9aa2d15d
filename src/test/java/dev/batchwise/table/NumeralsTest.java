package dev.batchwise.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NumeralsTest {
    private static double parse(String text) {
        return Numerals.parse(("<" + text + ">").toCharArray(), 1, text.length());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "-0",
                "007",
                "+5",
                "3.50",
                ".5",
                "5.",
                "-12.25",
                "1e5",
                "1E-3",
                "9007199254740993",
                "0.1",
                "123456789012345678901234567890",
                "2.2250738585072011e-308",
                "0.000000000000000000000001",
                "1e-400"
            })
    void numbersAreTheNearestFloat64(String text) {
        assertThat(Double.doubleToRawLongBits(parse(text)))
                .isEqualTo(Double.doubleToRawLongBits(Double.parseDouble(text)));
    }

    /** Oracle: Java's own routine, on 20,000 decimals of all lengths. */
    @Test
    void randomDecimalsAreTheNearestFloat64() {
        Random random = new Random(1);
        for (int i = 0; i < 20_000; i++) {
            String text = String.format(
                    Locale.ROOT,
                    "%." + random.nextInt(18) + "f",
                    random.nextGaussian() * Math.pow(10, random.nextInt(9)));
            assertThat(parse(text)).isEqualTo(Double.parseDouble(text));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"-", "+", ".", "1.2.3", "1e", "e5", "1d", "1f", "0x1p3", "1,5", "1_000", "--1", "12a", "1 2"})
    void otherTextIsNoNumber(String text) {
        assertThat(parse(text)).isNaN();
    }

    @ParameterizedTest
    @ValueSource(strings = {"inf", "-Infinity", "1e400"})
    void whatIsTooLargeIsInfinite(String text) {
        assertThat(Double.isInfinite(parse(text))).isTrue();
    }

    @Test
    void wordsForNoValueAreKnown() {
        for (String word : new String[] {"", "?", "NA", "N/A", "nan", "NaN", "null", "NULL"}) {
            assertThat(Numerals.isMissing(word.toCharArray(), 0, word.length())).isTrue();
        }
        for (String word : new String[] {"0", "-", "none", "nana", "x"}) {
            assertThat(Numerals.isMissing(word.toCharArray(), 0, word.length())).isFalse();
        }
    }
}
