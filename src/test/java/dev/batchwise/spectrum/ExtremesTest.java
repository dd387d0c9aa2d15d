package dev.batchwise.spectrum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;

/** Oracle: maps whose spectrum is given. */
final class ExtremesTest {
    /** Of a basis in single precision. */
    private static final double ROUNDING = 1e-6;

    private static UniformRandomProvider random(long seed) {
        return RandomSource.XO_SHI_RO_256_PP.create(seed);
    }

    /** A bulk in [−0.5, 1] and outliers, as a network's. */
    private static double[] outliers() {
        double[] values = new double[300];
        Arrays.setAll(values, i -> -0.5 + 1.5 * i / values.length);
        values[3] = 30;
        values[50] = 17;
        values[100] = 9;
        values[200] = -3;
        return values;
    }

    @Test
    void outliersAreFoundInFewProducts() {
        Extremes found = Extremes.of(KnownSpectrum.of(outliers()), new Extremes.Search(3, 1, 1e-4, 60), random(1));

        double[] expected = {30, 17, 9};
        for (int j = 0; j < 3; j++) {
            assertThat(found.top().get(j).converged()).isTrue();
            assertThat(found.top().get(j).value()).isCloseTo(expected[j], within(ROUNDING * 30));
        }
        assertThat(found.bottom().get(0).value()).isCloseTo(-3, within(ROUNDING * 30));
        assertThat(found.products()).isLessThan(25);
    }

    @Test
    void anEigenvalueLiesWithinTheResidual() {
        double[] values = outliers();
        for (int products = 4; products <= 20; products++) {
            Extremes found =
                    Extremes.of(KnownSpectrum.of(values), new Extremes.Search(3, 2, 0, products), random(products));
            for (Eigenvalue theta : found.top()) {
                double nearest = Arrays.stream(values)
                        .map(v -> Math.abs(v - theta.value()))
                        .min()
                        .orElseThrow();
                assertThat(nearest).isLessThanOrEqualTo(theta.residual() + ROUNDING * 30);
                assertThat(theta.converged()).isFalse();
            }
        }
    }

    /** The second eigenvalue is close, and the tolerance loose: a start with little of the first would settle on the second. */
    @Test
    void theSketchsStartIsNeverShortOfTheLargest() {
        double[] values = new double[2000];
        Arrays.setAll(values, i -> 12 * Math.pow(i + 5, -1.3));
        values[7] = 8.22;
        values[11] = 7.46;
        KnownSpectrum map = KnownSpectrum.of(values);
        Extremes.Search search = new Extremes.Search(1, 0, 3e-3, 40);
        for (int seed = 0; seed < 100; seed++) {
            double[] start = Sketch.of(map, 10, random(seed)).start(search, values.length, random(seed));
            Eigenvalue largest =
                    Extremes.of(map, search, start, random(seed)).top().get(0);
            assertThat(largest.value()).isCloseTo(8.22, within(0.005 * 8.22));
        }
    }

    @Test
    void everyEigenvalueIsFoundWithItsMultiplicity() {
        Extremes found =
                Extremes.of(KnownSpectrum.of(2, 2, 2, 5, 5, 0, 0, -1), new Extremes.Search(8, 1, 1e-5, 100), random(3));

        assertThat(found.top().stream().mapToDouble(Eigenvalue::value).toArray())
                .containsExactly(new double[] {5, 5, 2, 2, 2, 0, 0, -1}, within(1e-5));
        assertThat(found.products()).isEqualTo(8);
    }

    @Test
    void theZeroMapAndASingleVariableAreNoSpecialCase() {
        Extremes zero = Extremes.of(KnownSpectrum.of(0, 0, 0), new Extremes.Search(1, 1, 1e-3, 9), random(1));
        Extremes one = Extremes.of(KnownSpectrum.of(-4), new Extremes.Search(1, 1, 1e-3, 9), random(1));

        assertThat(zero.top().get(0)).isEqualTo(new Eigenvalue(0, 0, true));
        assertThat(one.top().get(0).value()).isCloseTo(-4, within(1e-12));
    }

    @Test
    void moreEigenvaluesThanThereAreAreRefused() {
        assertThatThrownBy(() -> Extremes.of(KnownSpectrum.of(1, 2), new Extremes.Search(3, 0, 0, 9), random(1)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
