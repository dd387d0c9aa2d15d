package dev.batchwise.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EquivalenceTest {
    private static final Sample DIFFERENCE = Sample.of(List.of(0.0012, -0.0004, 0.0021, 0.0007, -0.0011, 0.0009));

    /** Reference values: scipy 1.17.1, the larger p of two one-sided {@code stats.ttest_1samp}. */
    @ParameterizedTest
    @CsvSource({"0.002, 0.014092363249164398", "0.001, 0.19886398348905865", "0.0003, 0.7029630694979709"})
    void pValueAgreesWithScipy(double margin, double expected) {
        assertThat(Equivalence.test(DIFFERENCE, margin).pValue()).isCloseTo(expected, within(1e-9));
    }

    @Test
    void holdsExactlyWhenTheNinetyPercentIntervalLiesWithinTheMargin() {
        double reach = Math.abs(DIFFERENCE.mean()) + DIFFERENCE.halfWidth(0.05);
        assertThat(Equivalence.test(DIFFERENCE, reach * 1.000001).holds(0.05)).isTrue();
        assertThat(Equivalence.test(DIFFERENCE, reach * 0.999999).holds(0.05)).isFalse();
    }

    @Test
    void onePairNeverShowsSameness() {
        assertThat(Equivalence.test(Sample.of(List.of(0.0)), 1).pValue()).isEqualTo(1);
    }

    @Test
    void withoutSpreadTheMeanDecides() {
        Sample constant = Sample.of(List.of(0.5, 0.5));
        assertThat(Equivalence.test(constant, 1).pValue()).isZero();
        assertThat(Equivalence.test(constant, 0.5).pValue()).isEqualTo(1);
        assertThat(Equivalence.test(constant.withSpreadAtLeast(0.1), 1).pValue())
                .isPositive();
    }

    @Test
    void refusesMarginsThatAreNotPositive() {
        assertThatThrownBy(() -> Equivalence.test(DIFFERENCE, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Equivalence.test(DIFFERENCE, Double.NaN)).isInstanceOf(IllegalArgumentException.class);
    }
}
