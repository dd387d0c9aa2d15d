package dev.batchwise.advice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FiguresTest {
    @Test
    void numbersHaveThreeSignificantDigitsAndNoTrailingZeros() {
        assertThat(Figures.number(0.2)).isEqualTo("0.2");
        assertThat(Figures.number(0.0316227766)).isEqualTo("0.0316");
        assertThat(Figures.number(1234.5)).isEqualTo("1230");
        assertThat(Figures.number(1e-5)).isEqualTo("0.00001");
        assertThat(Figures.number(0)).isEqualTo("0");
    }

    @Test
    void differencesOfAccuracyAreInPoints() {
        assertThat(Figures.points(0.08104)).isEqualTo("8.1");
        assertThat(Figures.points(-0.005)).isEqualTo("-0.5");
        assertThat(Figures.percent(0.95)).isEqualTo("95%");
        assertThat(Figures.percent(0.999)).isEqualTo("99.9%");
    }

    @Test
    void upperBoundsAreRoundedUpButNotForTheDustOfBinaryFractions() {
        assertThat(Figures.pointsAtMost(0.0031201)).isEqualTo("0.313");
        assertThat(Figures.pointsAtMost(0.0029)).isEqualTo("0.29");
        assertThat(Figures.pointsAtMost(0.0055)).isEqualTo("0.55");
    }

    @Test
    void countsHaveSeparatorsAndBatchSizesHaveNone() {
        assertThat(Figures.counted(2344, "update")).isEqualTo("2,344 updates");
        assertThat(Figures.counted(1, "seed")).isEqualTo("1 seed");
        assertThat(Figures.sizes(List.of(16))).isEqualTo("16");
        assertThat(Figures.sizes(List.of(16, 64, 4096))).isEqualTo("16, 64 and 4096");
    }
}
