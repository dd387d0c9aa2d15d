package dev.batchwise.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Lines through points that lie on one, near one, and beside one. */
final class LinesTest {
    private static final double[] SIZES = {1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024};

    private static double[] times(double overhead, double perExample) {
        return Arrays.stream(SIZES).map(b -> overhead + perExample * b).toArray();
    }

    @Test
    void pointsOnALineGiveThatLine() {
        RelativeLine line = RelativeLine.fit(SIZES, times(1e-3, 4e-5)).orElseThrow();

        assertThat(line.intercept()).isCloseTo(1e-3, within(1e-15));
        assertThat(line.slope()).isCloseTo(4e-5, within(1e-17));
        assertThat(line.worst(SIZES, times(1e-3, 4e-5))).isLessThan(1e-12);
    }

    @Test
    void aThirdOfThePointsFarOffDoesNotMoveIt() {
        double[] times = times(1e-3, 4e-5);
        times[2] *= 3;
        times[6] *= 2;
        times[9] *= 5;

        RelativeLine line = RelativeLine.fit(SIZES, times).orElseThrow();

        assertThat(line.intercept()).isCloseTo(1e-3, within(1e-15));
        assertThat(line.slope()).isCloseTo(4e-5, within(1e-17));
    }

    /** No line of a fine grid around it, coefficients of 0 among them, has a smaller sum. */
    @Test
    void noOtherLineDeviatesLess() {
        Random random = new Random(5);
        for (int repeat = 0; repeat < 20; repeat++) {
            double[] times = Arrays.stream(times(repeat % 4 * 1e-3, 4e-5))
                    .map(t -> t * Math.exp(random.nextGaussian() / 2))
                    .toArray();
            RelativeLine line = RelativeLine.fit(SIZES, times).orElseThrow();

            double least = sum(line, times);
            for (int i = 0; i <= 200; i++) {
                for (int j = 0; j <= 200; j++) {
                    RelativeLine other = new RelativeLine(i * 5e-5, j * 1e-6);
                    assertThat(sum(other, times)).isGreaterThanOrEqualTo(least - 1e-12);
                }
            }
            assertThat(line.intercept()).isNotNegative();
            assertThat(line.slope()).isNotNegative();
        }
    }

    private static double sum(RelativeLine line, double[] times) {
        double sum = 0;
        for (int i = 0; i < SIZES.length; i++) {
            sum += Math.abs(1 - line.at(SIZES[i]) / times[i]);
        }
        return sum;
    }

    @Test
    void oneSizeGivesNoLine() {
        assertThat(RelativeLine.fit(new double[] {8}, new double[] {1})).isEmpty();
        assertThat(RelativeLine.fit(new double[0], new double[0])).isEmpty();
        assertThat(SquaresLine.fit(new double[] {8, 8}, new double[] {1, 2})).isEmpty();
        assertThat(SquaresLine.fit(new double[0], new double[0])).isEmpty();
    }

    /** The first of Anscombe's four data sets (1973): y = 3.00 + 0.500 x, R² = 0.667. */
    @Test
    void leastSquaresGivesAnscombesLine() {
        double[] x = {10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5};
        double[] y = {8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68};

        SquaresLine line = SquaresLine.fit(x, y).orElseThrow();

        assertThat(line.intercept()).isCloseTo(3.0001, within(5e-5));
        assertThat(line.slope()).isCloseTo(0.5001, within(5e-5));
        assertThat(line.r2()).isCloseTo(0.6665, within(5e-5));
        assertThat(line.at(10)).isCloseTo(8.0010, within(5e-4));
    }
}
