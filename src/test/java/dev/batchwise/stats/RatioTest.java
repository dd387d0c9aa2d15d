package dev.batchwise.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Oracles: the definition of Fieller's interval, and closed forms. */
final class RatioTest {
    /** t(0.975) with 4 degrees of freedom, from tables. */
    private static final double T4 = 2.776445;

    private static final double[] A = {3, 5, 4, 6, 7};
    private static final double[] B = {1.0, 1.5, 1.1, 1.4, 2.0};

    /** Means of all values but one, in turn: their jackknife is the usual variance of a mean. */
    private static double[] without(double[] values) {
        double sum =
                IntStream.range(0, values.length).mapToDouble(i -> values[i]).sum();
        return IntStream.range(0, values.length)
                .mapToDouble(i -> (sum - values[i]) / (values.length - 1))
                .toArray();
    }

    private static double mean(double[] values) {
        return IntStream.range(0, values.length)
                .mapToDouble(i -> values[i])
                .average()
                .orElseThrow();
    }

    private static double meanOverStandardError(double rho) {
        double[] d =
                IntStream.range(0, A.length).mapToDouble(i -> A[i] - rho * B[i]).toArray();
        double mean = mean(d);
        double squares = IntStream.range(0, d.length)
                .mapToDouble(i -> (d[i] - mean) * (d[i] - mean))
                .sum();
        return Math.abs(mean) / Math.sqrt(squares / (d.length * (d.length - 1)));
    }

    @Test
    void atTheEndsOfFiellersIntervalTheDifferenceIsExactlyTStandardErrors() {
        Ratio ratio = Ratio.of(mean(A), mean(B), without(A), without(B), 0.95);

        assertThat(ratio.identified()).isTrue();
        assertThat(ratio.value()).hasValue(5 / 1.4);
        assertThat(meanOverStandardError(ratio.low().orElseThrow())).isCloseTo(T4, within(1e-5));
        assertThat(meanOverStandardError(ratio.high().orElseThrow())).isCloseTo(T4, within(1e-5));
        assertThat(ratio.low().orElseThrow()).isLessThan(5 / 1.4);
        assertThat(ratio.high().orElseThrow()).isGreaterThan(5 / 1.4);
    }

    @Test
    void nothingBoundsARatioWhoseDenominatorMayBeZero() {
        double[] noisy = {1, -0.8, 1.2, -0.9, 1.3};
        Ratio ratio = Ratio.of(mean(A), mean(noisy), without(A), without(noisy), 0.95);

        assertThat(ratio.identified()).isFalse();
        assertThat(ratio.high()).isEmpty();
        assertThat(ratio.value()).isPresent();
        assertThat(ratio.low().orElseThrow())
                .isPositive()
                .isLessThan(ratio.value().orElseThrow());
        assertThat(Ratio.of(1, -0.2, without(A), without(noisy), 0.95).value()).isEmpty();
        assertThat(Ratio.of(1, 2, new double[1], new double[1], 0.95).identified())
                .isFalse();
    }

    @Test
    void intervalCoversAsOftenAsItSays() {
        Random random = new Random(1);
        int covered = 0;
        for (int trial = 0; trial < 2000; trial++) {
            double[] a = random.doubles(10, -1, 1).map(x -> x + 3).toArray();
            double[] b = random.doubles(10, -1, 1).map(x -> x + 1).toArray(); // 0.58 about 1
            Ratio ratio = Ratio.of(mean(a), mean(b), without(a), without(b), 0.95);
            covered += ratio.low().orElse(0) <= 3 && 3 <= ratio.high().orElse(Double.POSITIVE_INFINITY) ? 1 : 0;
        }
        assertThat(covered).isBetween(1860, 1935); // 1,900 expected, standard deviation 10; values are not quite normal
    }

    @Test
    void slopeOfAPowerLawIsItsExponentWithTheErrorOfItsEnds() {
        LogLogSlope slope = LogLogSlope.of(
                        List.of(new LogLogSlope.Point(1, 5, 0.03, 3), new LogLogSlope.Point(16, 1.25, 0.04, 3)), 0.95)
                .orElseThrow();

        assertThat(slope.value()).isCloseTo(-0.5, within(1e-12));
        double half = T4 * 0.05 / Math.log(16); // 4 degrees of freedom, √(0.03² + 0.04²)
        assertThat(slope.interval().high()).isCloseTo(-0.5 + half, within(1e-6));
        assertThat(LogLogSlope.of(List.of(new LogLogSlope.Point(1, 5, 0.03, 3)), 0.95))
                .isEqualTo(Optional.empty());
    }
}
