package dev.batchwise.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reference values: scipy 1.17.1, {@code stats.t} and {@code stats.sem}; 1e-12 leaves room for summation order alone. */
class SampleTest {
    private static final List<Double> ACCURACIES = List.of(0.9712, 0.9698, 0.9731, 0.9705, 0.9719);

    @ParameterizedTest
    @CsvSource({
        "0.05, 1, 6.313751514675044",
        "0.0125, 1, 25.451699579357076",
        "0.025, 4, 2.7764451051977943",
        "0.00625, 4, 4.3146560488867385",
        "0.005, 9, 3.2498355415921263",
        "0.0005, 30, 3.645958635042021"
    })
    void criticalValuesAgreeWithScipy(double level, int df, double expected) {
        assertThat(StudentT.critical(level, df)).isCloseTo(expected, within(1e-9));
    }

    @Test
    void meanAndIntervalAgreeWithScipy() {
        Sample sample = Sample.of(ACCURACIES);
        assertThat(sample.mean()).isCloseTo(0.9713, within(1e-12));
        assertThat(sample.standardDeviation()).isCloseTo(0.00127475487839818, within(1e-12));
        assertThat(sample.standardError()).isCloseTo(0.0005700877125495617, within(1e-12));
        Interval interval = sample.interval(0.95).orElseThrow();
        assertThat(interval.low()).isCloseTo(0.9697171827609583, within(1e-12));
        assertThat(interval.high()).isCloseTo(0.9728828172390416, within(1e-12));
        assertThat(sample.interval(0.99).orElseThrow().low()).isCloseTo(0.9686752620864308, within(1e-12));
    }

    @Test
    void oneValueSaysNothingOfTheSpread() {
        Sample one = Sample.of(List.of(0.9));
        assertThat(one.mean()).isEqualTo(0.9);
        assertThat(one.interval(0.95)).isEmpty();
        assertThat(one.halfWidth(0.05)).isInfinite();
        assertThat(one.withSpreadAtLeast(0.1).standardError()).isInfinite();
    }

    @Test
    void equalValuesHaveTheSpreadOfTheFloor() {
        Sample equal = Sample.of(List.of(0.25, 0.25, 0.25, 0.25));
        assertThat(equal.halfWidth(0.05)).isZero();
        assertThat(equal.withSpreadAtLeast(0.01).standardError()).isEqualTo(0.005);
        assertThat(Sample.of(ACCURACIES).withSpreadAtLeast(1e-4)).isEqualTo(Sample.of(ACCURACIES));
    }

    @Test
    void refusesNoValuesAndNotANumber() {
        assertThatThrownBy(() -> Sample.of(List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Sample.of(List.of(1.0, Double.NaN))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Interval(1, 0)).isInstanceOf(IllegalArgumentException.class);
    }
}
