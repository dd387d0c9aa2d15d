package dev.batchwise.spectrum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;

/** Oracle: the given spectrum, smoothed by the same Gaussian. */
final class SpectralDensityTest {
    private static final int N = 1000;
    private static final int OUTLIERS = 50;

    @Test
    void densityIsThatOfTheSpectrum() {
        double[] values = new double[N];
        Arrays.setAll(values, i -> i < OUTLIERS ? 20 : 4.0 * i / N);

        SpectralDensity found = SpectralDensity.of(
                KnownSpectrum.of(values),
                new SpectralDensity.Quadrature(10, 60, 400),
                RandomSource.XO_SHI_RO_256_PP.create(5));

        double step = found.at().get(1) - found.at().get(0);
        double mass = 0;
        double outlierMass = 0;
        double mean = 0;
        double distance = 0;
        for (int i = 0; i < found.at().size(); i++) {
            double t = found.at().get(i);
            double here = found.density().get(i) * step;
            mass += here;
            outlierMass += t > 12 ? here : 0;
            mean += t * here;
            distance += Math.abs(found.density().get(i) - smoothed(values, t, found.bandwidth())) * step;
        }
        assertThat(mass).isCloseTo(1, within(1e-3)); // the tails beyond four bandwidths
        assertThat(found.products()).isEqualTo(600);
        assertThat(found.bandwidth()).isCloseTo(0.01 * 19.8, within(0.01));
        assertThat(outlierMass).isCloseTo(0.05, within(0.01)); // ten probes: standard error 0.003
        assertThat(mean).isCloseTo(Arrays.stream(values).average().orElseThrow(), within(0.2));
        assertThat(distance).isLessThan(0.1);
    }

    private static double smoothed(double[] values, double t, double bandwidth) {
        return Arrays.stream(values)
                        .map(v -> Math.exp(-(t - v) * (t - v) / (2 * bandwidth * bandwidth)))
                        .average()
                        .orElseThrow()
                / (bandwidth * Math.sqrt(2 * Math.PI));
    }
}
