package dev.batchwise.claims;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class UnitTest {
    @Test
    void percentagesHaveTwoDecimalsAndOtherFiguresThreeDigits() {
        assertThat(Unit.PERCENT.text(0.97124)).isEqualTo("97.12 %");
        assertThat(Unit.POINTS.text(-0.0123)).isEqualTo("−1.23 points");
        assertThat(Unit.RATIO.text(2.3456)).isEqualTo("2.35 times");
        assertThat(Unit.NATS.text(1.234e-5)).isEqualTo("1.23e−05 nats");
        assertThat(Unit.COUNT.text(12345)).isEqualTo("12,345");
        assertThat(Unit.NUMBER.text(12345.6)).isEqualTo("12,346");
        assertThat(Unit.BYTES.text(3 << 20)).isEqualTo("3 MiB");
        assertThat(Unit.RATIO.text(Double.NEGATIVE_INFINITY)).isEqualTo("−∞ times");
    }

    @Test
    void nothingIsMinusZero() {
        assertThat(Unit.POINTS.text(-0.00001)).isEqualTo("0.00 points");
        assertThat(Unit.COUNT.text(-0.2)).isEqualTo("0");
        assertThat(Unit.NUMBER.text(-0.0)).isEqualTo("0");
        assertThat(Unit.POINTS.text(-0.00006)).isEqualTo("−0.01 points");
    }
}
