package dev.batchwise.advice;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Whole texts, so that a change of wording is seen; their numbers are checked by hand beside each. */
class AdviceTextTest {
    /** Deviations over seeds 1…5, in accuracy; 4096 is measured against 16, whose own are 0. */
    private static final double[] SMALL = {0.0002, -0.0002, 0, 0.0001, -0.0001};

    private static double accuracy(int batchSize, long seed) {
        double mean = batchSize < 256 ? 0.951 : batchSize == 256 ? 0.945 : 0.87;
        return mean + (batchSize == 16 ? 0 : SMALL[(int) seed - 1]);
    }

    @Test
    void recommendationNamesSizeRateUpdatesBoundAndWhatIsWorse() {
        Advice advice = MadeUpStudy.of(5, 16, 64, 256, 4096)
                .accuracy((arm, b, seed) -> accuracy(b, seed))
                .advice();
        // Per-side level 0.025/3, t = 3.960786 (scipy 1.17.1, stats.t.isf(0.025/3, 4)). 16 against 64: sd is
        // max(1.5811e-4, 1/6000) = 1.6667e-4, h = 3.960786·1.6667e-4/√5 = 0.0002952. Against 16, 256 and 4096 have this
        // very h; against 64 their deviations cancel, and the floor gives the same.
        assertThat(advice.text())
                .isEqualTo(
                        "Train with batch size 64 at learning rate 0.2 (4,688 updates). It is the fastest size whose loss "
                                + "of validation accuracy against the best size stays under 0.5 points with 95% confidence (at "
                                + "most 0.0296 points, n=5 seeds). 16 and 64 cannot be told apart from the best at 5 seeds; 256 is "
                                + "worse by 0.6 points (0.57 to 0.63); 4096 is worse by 8.1 points (8.07 to 8.13).");
    }

    @Test
    void bestSizeThatExcludesAllOthersIsNamedWithoutABound() {
        Advice advice = MadeUpStudy.of(5, 16, 4096)
                .accuracy((arm, b, seed) -> accuracy(b, seed))
                .advice();
        assertThat(advice.text())
                .isEqualTo(
                        "Train with batch size 16 at learning rate 0.2 (18,750 updates). It is the fastest size whose "
                                + "loss of validation accuracy against the best size stays under 0.5 points with 95% confidence "
                                + "(every other size is worse, n=5 seeds). 16 is the best of those tried; 4096 is worse by 8.1 "
                                + "points (8.08 to 8.12).");
    }

    @Test
    void unknownSaysWhyAndHowManySeedsWouldSettleIt() {
        // Differences ±0.004 at two seeds: sd 0.00566. t(0.975; n − 1)·0.00566/√n is 0.00523 at n = 7, 0.00473 at 8.
        Advice advice = MadeUpStudy.of(2, 16, 64)
                .accuracy((arm, b, seed) -> 0.95 + (b == 16 ? 0 : 0.004 * (2 * seed - 3)))
                .advice();
        assertThat(advice.text())
                .isEqualTo(
                        "No size can be recommended yet: with 2 seeds the intervals are too wide to exclude a loss above "
                                + "0.5 points of validation accuracy for any size that completed every trial (95% confidence). If "
                                + "means and spreads stay as they are, about 8 seeds (--seeds 8) would settle it. 16 and 64 cannot "
                                + "be told apart from the best at 2 seeds.");
    }

    @Test
    void unknownThatNoCountOfSeedsSettlesSaysSo() {
        Advice advice = MadeUpStudy.of(2, 16, 64)
                .accuracy((arm, b, seed) -> 0.5 + (b == 16 ? 0 : 0.1 * (2 * seed - 3)))
                .advice();
        assertThat(advice.seedsNeeded()).isEmpty();
        assertThat(advice.text()).contains("Even 100 seeds are not expected to settle it: raise --margin.");
    }

    @Test
    void samenessIsNeverClaimed() {
        assertThat(MadeUpStudy.of(5, 16, 64).advice().text())
                .doesNotContain("same")
                .doesNotContain("equal");
    }
}
