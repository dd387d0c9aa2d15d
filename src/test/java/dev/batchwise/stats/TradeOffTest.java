package dev.batchwise.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;

/** The closed form S = S_min(1 + B_crit/B), with and without noise on ln S. */
class TradeOffTest {
    private static final double[] SIZES = {8, 32, 128, 512, 2048};

    private static double[] updates(double least, double critical, double[] sizes) {
        return Arrays.stream(sizes).map(b -> least * (1 + critical / b)).toArray();
    }

    @Test
    void pointsOnTheCurveGiveTheCurve() {
        TradeOff found = TradeOff.of(SIZES, updates(300, 200, SIZES), 0.95).orElseThrow();

        assertThat(found.leastUpdates()).isCloseTo(300, within(1e-2));
        assertThat(found.criticalBatch()).isCloseTo(200, within(1e-2));
        assertThat(found.leastExamples()).isCloseTo(60_000, within(5.0));
        assertThat(found.rSquared()).isCloseTo(1, within(1e-10));
        assertThat(found.isIdentified()).isTrue();
        // (S/S_min − 1)(E/E_min − 1) = 1
        for (double b : SIZES) {
            double s = found.leastUpdates() * (1 + found.criticalBatch() / b);
            assertThat((s / found.leastUpdates() - 1) * (b * s / found.leastExamples() - 1))
                    .isCloseTo(1, within(1e-9));
        }
    }

    /** Of 40 sets with 10 % noise, 95 % intervals are to cover in 38 ± 1.4; the bootstrap of 15 points falls a little short. */
    @Test
    void intervalsCoverAsOftenAsTheySay() {
        var normal = ZigguratSampler.NormalizedGaussian.of(RandomSource.XO_SHI_RO_256_PP.create(7));
        double[] sizes = Arrays.stream(SIZES)
                .flatMap(b -> Arrays.stream(new double[] {b, b, b}))
                .toArray();
        double[] exact = updates(300, 200, sizes);
        int covered = 0;
        for (int k = 0; k < 40; k++) {
            double[] noisy = Arrays.stream(exact)
                    .map(s -> s * Math.exp(0.1 * normal.sample()))
                    .toArray();
            TradeOff found = TradeOff.of(sizes, noisy, 0.95).orElseThrow();
            covered += found.criticalInterval().contains(200) ? 1 : 0;
            assertThat(found.criticalBatch()).isBetween(120.0, 330.0);
        }
        assertThat(covered).isBetween(33, 40);
    }

    @Test
    void withoutALevelOrASlopeItIsNotIdentified() {
        TradeOff perfect = TradeOff.of(SIZES, updates(1e-6, 1e12, SIZES), 0.95).orElseThrow();
        assertThat(perfect.criticalInterval().high()).isInfinite();
        assertThat(perfect.isIdentified()).isFalse();

        TradeOff level = TradeOff.of(SIZES, updates(300, 1e-9, SIZES), 0.95).orElseThrow();
        assertThat(level.criticalInterval().low()).isZero();
        assertThat(level.isIdentified()).isFalse();
    }

    @Test
    void twoSizesCarryNoCurve() {
        assertThat(TradeOff.of(new double[] {8, 8, 32}, new double[] {900, 950, 300}, 0.95))
                .isEmpty();
    }
}
