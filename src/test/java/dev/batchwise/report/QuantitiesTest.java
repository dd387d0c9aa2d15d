package dev.batchwise.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuantitiesTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    0          | 0
                    58.34      | 58.3
                    0.012      | 0.0120
                    12345      | 12,300
                    9.996      | 10.0
                    -0.31234   | -0.312
                    0.0001     | 0.000100
                    0.00001234 | 1.23e-5
                    2.5e9      | 2.50e9
                    NaN        | -
                    Infinity   | -
                    """)
    void figuresHaveThreeSignificantDigits(double figure, String text) {
        assertThat(Quantities.significant(figure, 3)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    0.1     | 0.1
                    0.05    | 0.05
                    1       | 1
                    20.48   | 20.5
                    100     | 100
                    0.00001 | 1e-5
                    1.25e-5 | 1.25e-5
                    """)
    void ratesHaveNoTrailingZeros(double rate, String text) {
        assertThat(Quantities.rate(rate)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    0.00044 | 440 µs
                    0.0123  | 12.3 ms
                    1.2     | 1.20 s
                    119.4   | 119 s
                    125     | 2 min 5 s
                    3599.6  | 1 h 00 min
                    11234   | 3 h 07 min
                    NaN     | -
                    """)
    void durationsChooseTheirUnit(double seconds, String text) {
        assertThat(Quantities.duration(seconds)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    999            | 999 B
                    31000000       | 31.0 MB
                    33285996544    | 33.3 GB
                    5000000000000  | 5,000 GB
                    """)
    void bytesAreGivenInDecimalUnits(long bytes, String text) {
        assertThat(Quantities.bytes(bytes)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    0.97846  | 1 | 97.8
                    0.97846  | 2 | 97.85
                    -0.0001  | 1 | 0.0
                    1        | 1 | 100.0
                    NaN      | 1 | -
                    """)
    void percentagesAreRoundedAndNeverMinusZero(double share, int decimals, String text) {
        assertThat(Quantities.percent(share, decimals)).isEqualTo(text);
    }

    @Test
    void countsAreExactInEveryLocale() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            assertThat(Quantities.count(300_000)).isEqualTo("300,000");
            assertThat(Quantities.count(1, "seed")).isEqualTo("1 seed");
            assertThat(Quantities.count(2_000, "seed")).isEqualTo("2,000 seeds");
            assertThat(Quantities.significant(0.5, 3)).isEqualTo("0.500");
        } finally {
            Locale.setDefault(before);
        }
    }
}
