package dev.batchwise.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuantilesTest {
    /** Reference values: NumPy 2.4.6, {@code numpy.quantile}. */
    @ParameterizedTest
    @CsvSource({"0, 1.0", "0.1, 1.25", "0.25, 1.775", "0.5, 2.85", "0.9, 6.95", "1, 9.2"})
    void quantilesAgreeWithNumpy(double p, double expected) {
        assertThat(Quantiles.quantile(List.of(3.1, 1.0, 4.7, 1.5, 9.2, 2.6), p)).isCloseTo(expected, within(1e-12));
    }

    @Test
    void medianOfOddAndEvenCounts() {
        assertThat(Quantiles.median(List.of(5.0, 1.0, 3.0))).isEqualTo(3);
        assertThat(Quantiles.median(List.of(5.0, 1.0))).isEqualTo(3);
        assertThat(Quantiles.median(List.of(7.0))).isEqualTo(7);
    }

    @Test
    void refusesNoValuesAndImpossibleProbabilities() {
        assertThatThrownBy(() -> Quantiles.median(List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Quantiles.quantile(List.of(1.0), 1.1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Quantiles.quantile(List.of(1.0), Double.NaN))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
