package dev.batchwise.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Reference values: scipy 1.17.1, {@code stats.spearmanr}; 1e-12 leaves room for rounding alone. */
class RankCorrelationTest {
    private static final List<Double> RISING = List.of(1.0, 2.0, 4.0, 8.0);

    private static double rho(List<Double> xs, List<Double> ys) {
        return RankCorrelation.of(xs, ys).rho().orElseThrow();
    }

    @Test
    void withoutTiesItIsTheClosedForm() {
        List<Double> iq = List.of(106.0, 100.0, 86.0, 101.0, 99.0, 103.0, 97.0, 113.0, 112.0, 110.0);
        List<Double> hours = List.of(7.0, 27.0, 2.0, 50.0, 28.0, 29.0, 20.0, 12.0, 6.0, 17.0);

        // 1 − 6·194/(10·99)
        assertThat(rho(iq, hours)).isCloseTo(-29.0 / 165, within(1e-12));
    }

    @Test
    void equalValuesShareTheMeanOfTheirRanks() {
        List<Double> xs = List.of(1.0, 2.0, 2.0, 4.0, 8.0, 8.0, 8.0);
        List<Double> ys = List.of(9.0, 9.0, 7.0, 3.0, 4.0, 1.0, 1.0);

        assertThat(rho(xs, ys)).isCloseTo(-0.867020624887128, within(1e-12));
    }

    @Test
    void anyRiseIsOneAndAnyFallMinusOne() {
        assertThat(rho(RISING, List.of(-3.0, 0.0, 0.1, 1e9))).isEqualTo(1);
        assertThat(rho(RISING, List.of(5.0, 4.0, 1.0, 0.5))).isEqualTo(-1);
    }

    @Test
    void whatDoesNotVaryHasNoCorrelation() {
        assertThat(RankCorrelation.of(RISING, List.of(3.0, 3.0, 3.0, 3.0)).rho())
                .isEmpty();
        assertThat(RankCorrelation.of(List.of(1.0), List.of(2.0)).rho()).isEmpty();
        assertThat(RankCorrelation.of(List.of(), List.of()).n()).isZero();
        assertThatThrownBy(() -> RankCorrelation.of(RISING, List.of(1.0))).isInstanceOf(IllegalArgumentException.class);
    }
}
