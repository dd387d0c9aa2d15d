package dev.batchwise.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** Oracles by hand, and uniform draws of their own law. */
final class KolmogorovDistanceTest {
    private static double uniform(double x) {
        return Math.max(0, Math.min(1, x));
    }

    @Test
    void distancesOfAFewValuesAreThoseByHand() {
        assertThat(KolmogorovDistance.of(new double[] {0.5}, KolmogorovDistanceTest::uniform))
                .isEqualTo(0.5);
        assertThat(KolmogorovDistance.of(new double[] {0.9, 0.1}, KolmogorovDistanceTest::uniform))
                .isCloseTo(0.4, within(1e-15));
        assertThat(KolmogorovDistance.of(new double[] {0.25, 0.75}, KolmogorovDistanceTest::uniform))
                .isEqualTo(0.25);
        assertThat(KolmogorovDistance.of(new double[] {2, 3, 4}, KolmogorovDistanceTest::uniform))
                .isEqualTo(1);
        assertThat(KolmogorovDistance.of(new double[] {0.2, 0.2, 0.2, 0.9}, KolmogorovDistanceTest::uniform))
                .isCloseTo(0.55, within(1e-15));
    }

    @Test
    void drawsOfTheLawItselfAreAsFarAsExpected() {
        Random random = new Random(1);
        int n = 500;
        int trials = 2000;
        double sum = 0;
        for (int i = 0; i < trials; i++) {
            sum += KolmogorovDistance.of(random.doubles(n).toArray(), KolmogorovDistanceTest::uniform);
        }
        // standard deviation 0.26/√n each; the expansion in 1/√n leaves out about 1/(6n)
        assertThat(sum / trials)
                .isCloseTo(KolmogorovDistance.expected(n), within(4 * 0.26 / Math.sqrt(n * (double) trials) + 1.0 / n));
    }
}
