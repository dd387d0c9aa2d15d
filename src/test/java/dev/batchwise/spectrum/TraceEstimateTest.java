package dev.batchwise.spectrum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;

/** Oracle: maps whose trace is given. */
final class TraceEstimateTest {
    private static TraceEstimate estimate(SymmetricMap map, int k, long seed) {
        return TraceEstimate.hutchPlusPlus(map, k, RandomSource.XO_SHI_RO_256_PP.create(seed));
    }

    @Test
    void estimatesAreUnbiasedAndTheirErrorsAreTold() {
        double[] values = new double[100];
        Arrays.setAll(values, i -> 1 / (1.0 + i) - 0.05);
        double trace = Arrays.stream(values).sum();
        KnownSpectrum map = KnownSpectrum.of(values);
        int runs = 400;
        double mean = 0;
        double squares = 0;
        double told = 0;
        int covered = 0;
        for (int seed = 0; seed < runs; seed++) {
            TraceEstimate found = estimate(map, 10, seed);
            assertThat(found.products()).isEqualTo(30);
            double error = found.value() - trace;
            mean += error / runs;
            squares += error * error / runs;
            told += found.standardError() * found.standardError() / runs;
            covered += Math.abs(error) <= 3 * found.standardError() ? 1 : 0;
        }
        double spread = Math.sqrt(squares);
        assertThat(mean).isCloseTo(0, within(4 * spread / Math.sqrt(runs)));
        assertThat(Math.sqrt(told)).isCloseTo(spread, within(0.1 * spread)); // of 400 runs of 9 degrees of freedom
        assertThat(covered).isGreaterThan(385); // Student t with 9 degrees: 98.5 %, less 2.5 standard errors
    }

    @Test
    void lowRankIsExact() {
        double[] values = new double[200];
        values[0] = 5;
        values[1] = -2;
        values[2] = 1;

        TraceEstimate found = estimate(KnownSpectrum.of(values), 6, 1);

        assertThat(found.value()).isCloseTo(4, within(1e-5));
        assertThat(found.standardError()).isLessThan(1e-5);
    }

    @Test
    void aSketchThatSpansEverythingIsExact() {
        TraceEstimate found = estimate(KnownSpectrum.of(1, 2, 4), 12, 1);

        assertThat(found.value()).isCloseTo(7, within(1e-5));
        assertThat(found.standardError()).isZero();
    }
}
