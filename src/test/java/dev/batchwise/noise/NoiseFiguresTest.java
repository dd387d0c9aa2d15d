package dev.batchwise.noise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.batchwise.torch.TorchRuntime;
import org.bytedeco.javacpp.PointerScope;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Oracles: enumeration of all subsets of a few gradients, and normal gradients whose noise scale is known. */
final class NoiseFiguresTest {
    private static final double ROUNDING = 1e-6; // block sums are kept in float32

    @BeforeAll
    static void start() {
        TorchRuntime.start();
    }

    @Test
    void theMeanOverAllSubsetsOfTheSquaredDistanceIsThePrediction() {
        int n = 10;
        MadeUpGradients all = MadeUpGradients.normal(n, 3, 0.5, 1);
        double[] full = all.moments().gradient();
        double trace = all.moments().all().trace();
        for (int m = 1; m <= n / 2; m++) {
            double sum = 0;
            int count = 0;
            for (int mask = 0; mask < 1 << n; mask++) {
                if (Integer.bitCount(mask) == m) {
                    double[] mean = all.subset(mask).moments().gradient();
                    for (int j = 0; j < mean.length; j++) {
                        sum += (mean[j] - full[j]) * (mean[j] - full[j]);
                    }
                    count++;
                }
            }
            double predicted = LawScan.predicted(trace, m, n);
            assertThat(sum / count).isCloseTo(predicted * predicted, within(1e-12));
        }
    }

    @Test
    void populationFiguresAreUnbiasedOverAllSubsets() {
        int n = 9;
        MadeUpGradients all = MadeUpGradients.normal(n, 3, 0.5, 2);
        GradientMoments.Statistics whole = all.moments().all();
        double trace = 0;
        double norm = 0;
        int count = 0;
        for (int mask = 0; mask < 1 << n; mask++) {
            if (Integer.bitCount(mask) == 4) {
                GradientMoments.Statistics some = all.subset(mask).moments().all();
                trace += some.unbiasedTrace();
                norm += some.unbiasedSquaredNorm();
                count++;
            }
        }
        assertThat(trace / count).isCloseTo(whole.unbiasedTrace(), within(1e-12));
        assertThat(norm / count).isCloseTo(whole.unbiasedSquaredNorm(), within(1e-12));
    }

    @Test
    void leavingABlockOutIsAsIfItHadNotBeenThere() {
        MadeUpGradients all = MadeUpGradients.normal(20, 4, 0.3, 3); // every example is a block
        double sum = 0;
        for (GradientMoments.Statistics without : all.moments().without()) {
            sum += without.gradientSquaredNorm();
        }
        double expected = 0;
        for (int i = 0; i < 20; i++) {
            expected += all.subset((1 << 20) - 1 - (1 << i)).moments().all().gradientSquaredNorm();
        }
        assertThat(sum).isCloseTo(expected, within(ROUNDING * expected));
    }

    @Test
    void intervalCoversTheNoiseScaleOfThePopulation() {
        int covered = 0;
        int plainBelow = 0;
        int trials = 300;
        double truth = 1 / (0.3 * 0.3); // 5 components of variance 1 and squared mean 0.09
        try (PointerScope scope = new PointerScope()) {
            for (int i = 0; i < trials; i++) {
                NoiseFigures figures = NoiseFigures.of(
                        MadeUpGradients.normal(1000, 5, 0.3, 100 + i).moments());
                assertThat(figures.population().noiseScale().identified()).isTrue();
                covered += figures.population().noiseScale().low().orElseThrow() <= truth
                                && truth
                                        <= figures.population()
                                                .noiseScale()
                                                .high()
                                                .orElseThrow()
                        ? 1
                        : 0;
                plainBelow += figures.noiseScale().value().orElseThrow()
                                < figures.population().noiseScale().value().orElseThrow()
                        ? 1
                        : 0;
            }
        }
        assertThat(covered).isBetween(273, 297); // 285 expected, standard deviation 3.8
        assertThat(plainBelow).isEqualTo(trials); // the plain |G|² holds noise
    }

    @Test
    void aGradientOfNoiseAloneIsNotIdentified() {
        int identified = 0;
        for (int i = 0; i < 100; i++) {
            NoiseFigures figures =
                    NoiseFigures.of(MadeUpGradients.normal(400, 5, 0, 500 + i).moments());
            if (figures.noiseScale().identified()) {
                identified++;
                continue;
            }
            assertThat(figures.noiseScale().high()).isEmpty();
            assertThat(figures.noiseScale().low().orElseThrow()).isPositive();
            assertThat(figures.notes().get(0))
                    .matches(
                            "not identified: the gradient cannot be told from 0 on these examples \\(\\|G\\|² = [0-9.e-]+,"
                                    + " noise alone gives 0.01[0-9]+\\)");
        }
        assertThat(identified).isLessThanOrEqualTo(7); // 2.5 % expected
    }
}
