package dev.batchwise.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Reference values: scipy 1.17.1, intervals of {@code stats.ttest_rel} at confidence 1 − 2α/(k − 1) for every pair,
 * combined by hand; 1e-10 leaves room for the inversion of the t distribution.
 */
class BestComparisonTest {
    private static final Blocks FOUR = design(
            new double[] {.952, .948, .955, .951, .949},
            new double[] {.953, .950, .953, .952, .951},
            new double[] {.949, .947, .951, .950, .944},
            new double[] {.905, .921, .898, .911, .902});

    static Blocks design(double[]... treatments) {
        List<Map<Long, Double>> all = new ArrayList<>();
        for (double[] values : treatments) {
            Map<Long, Double> blocks = new HashMap<>();
            for (int b = 0; b < values.length; b++) {
                blocks.put((long) b + 1, values[b]);
            }
            all.add(blocks);
        }
        return Blocks.of(all);
    }

    private static void assertInterval(Interval actual, double low, double high) {
        assertThat(actual.low()).isCloseTo(low, within(1e-10));
        assertThat(actual.high()).isCloseTo(high, within(1e-10));
    }

    @Test
    void boundsAgreeWithPairwiseIntervalsOfScipy() {
        BestComparison best = BestComparison.of(FOUR, 0.025, 1e-9);
        assertThat(best.leader()).isEqualTo(1);
        assertThat(best.candidates()).containsExactly(0, 1, 2);
        assertInterval(best.againstOthers(0), -0.003710571758869945, 0.0021105717588699494);
        assertInterval(best.againstOthers(3), -0.0632288841772794, -0.02679342417881886);
        assertThat(best.lossBound(1)).isCloseTo(0.0021105717588699494, within(1e-10));
        assertThat(best.lossBound(2)).isCloseTo(0.007273082278332702, within(1e-10));
        assertInterval(best.differenceToBest(0), -0.003710571758869951, 0.0059686291862161515);
        assertInterval(best.differenceToBest(3), -0.0632288841772794, -0.023471842053510092);
    }

    @Test
    void aLargerErrorRateExcludesMore() {
        BestComparison best = BestComparison.of(FOUR, 0.05, 1e-9);
        assertThat(best.candidates()).containsExactly(0, 1);
        assertInterval(best.differenceToBest(2), -0.00655486747757879, -0.00025094756355224703);
    }

    @Test
    void oneBlockExcludesNothingAndMakesNothingSafe() {
        BestComparison best = BestComparison.of(design(new double[] {0.9}, new double[] {0.1}), 0.05, 0.01);
        assertThat(best.candidates()).containsExactly(0, 1);
        assertThat(best.lossBound(0)).isInfinite();
        assertThat(best.differenceToBest(1).low()).isInfinite();
        assertThat(best.differenceToBest(1).high()).isInfinite();
        assertThat(best.blocksNeeded(0.5, List.of(0, 1), 2, 100)).isEmpty();
    }

    @Test
    void oneLuckyBlockDoesNotLead() {
        Blocks blocks = Blocks.of(List.of(Map.of(1L, 0.99), Map.of(1L, 0.9, 2L, 0.91), Map.of(1L, 0.8, 2L, 0.9)));
        BestComparison best = BestComparison.of(blocks, 0.05, 0);
        assertThat(best.leader()).isEqualTo(1);
        assertThat(best.candidates()).containsExactly(0, 1, 2);
        assertThat(best.lossBound(1)).isInfinite();
    }

    @Test
    void oneTreatmentIsTheBestAndLosesNothing() {
        BestComparison best = BestComparison.of(design(new double[] {0.9, 0.8}), 0.05, 0.01);
        assertThat(best.candidates()).containsExactly(0);
        assertThat(best.lossBound(0)).isZero();
        assertInterval(best.differenceToBest(0), 0, 0);
    }

    @Test
    void identicalValuesAreHeldApartByTheFloorAlone() {
        double[] same = {0.9, 0.9, 0.9};
        BestComparison best = BestComparison.of(design(same, same), 0.05, 0.01);
        // t(0.95; 2) = 2.91999 (any published table), times 0.01/√3.
        assertThat(best.lossBound(1)).isCloseTo(2.91999 * 0.01 / Math.sqrt(3), within(1e-6));
        assertThat(best.candidates()).containsExactly(0, 1);
    }

    @Test
    void treatmentsAreComparedOverTheBlocksTheyShare() {
        Blocks blocks = Blocks.of(List.of(
                Map.of(1L, 0.5, 2L, 0.6, 3L, 0.7), Map.of(2L, 0.5, 3L, 0.5, 4L, 0.9), Map.of(5L, 0.2), Map.of()));
        assertThat(blocks.difference(0, 1).orElseThrow().n()).isEqualTo(2);
        assertThat(blocks.difference(0, 1).orElseThrow().mean()).isCloseTo(0.15, within(1e-12));
        assertThat(blocks.difference(0, 2)).isEmpty();
        assertThat(blocks.sample(3)).isEmpty();
        BestComparison best = BestComparison.of(blocks, 0.05, 0);
        assertThat(best.candidates()).containsExactly(0, 1, 2, 3);
    }

    @Test
    void anExcludedRivalNoLongerWidensTheBoundsOfOthers() {
        // The third shares one block with the second, which leaves that pair unbounded, but the first excludes it.
        Blocks blocks = Blocks.of(List.of(
                Map.of(1L, 0.90, 2L, 0.91, 3L, 0.92),
                Map.of(1L, 0.90, 2L, 0.92, 3L, 0.92),
                Map.of(1L, 0.10, 4L, 0.10, 5L, 0.10)));
        assertThat(BestComparison.of(blocks, 0.05, 0).lossBound(1)).isInfinite();
        Blocks excluded = Blocks.of(List.of(
                Map.of(1L, 0.90, 2L, 0.91, 3L, 0.92, 4L, 0.91, 5L, 0.90),
                Map.of(1L, 0.90, 2L, 0.92, 3L, 0.92),
                Map.of(1L, 0.10, 4L, 0.10, 5L, 0.10)));
        assertThat(BestComparison.of(excluded, 0.05, 0).lossBound(1)).isFinite();
    }

    @Test
    void moreSpreadAboutTheSameMeansNeverTightensALossBound() {
        double last = 0;
        for (double spread = 0.001; spread < 1; spread *= 2) {
            double[] small = {0.9 + spread, 0.9 - spread, 0.9};
            double[] large = {0.89, 0.89, 0.89};
            double bound = BestComparison.of(design(small, large), 0.05, 1e-6).lossBound(1);
            assertThat(bound).isGreaterThan(last);
            last = bound;
        }
    }

    @Test
    void blocksNeededIsTheFirstCountWhoseBoundMeetsTheMargin() {
        // Equal means, sd of the difference 0.02: the bound at n is t(0.95; n - 1)·0.02/√n, by scipy's t.isf 0.010369
        // at
        // n = 12 and 0.009886 at n = 13.
        Blocks blocks = design(new double[] {0.52, 0.48, 0.5}, new double[] {0.5, 0.5, 0.5});
        BestComparison best = BestComparison.of(blocks, 0.05, 0);
        assertThat(best.blocksNeeded(0.01, List.of(1), 4, 100)).hasValue(13);
        assertThat(best.blocksNeeded(0.01, List.of(1), 20, 100)).hasValue(20);
        assertThat(best.blocksNeeded(0.01, List.of(1), 4, 12)).isEmpty();
    }

    @Test
    void noCountOfBlocksHelpsWhatIsSeenToLoseMoreThanTheMargin() {
        BestComparison best = BestComparison.of(FOUR, 0.025, 1e-9);
        assertThat(best.blocksNeeded(0.03, List.of(3), 6, 100)).isEmpty();
        assertThat(best.blocksNeeded(0.001, List.of(1), 6, 100)).isPresent();
    }

    @Test
    void refusesADesignWithoutValues() {
        assertThatThrownBy(() -> BestComparison.of(Blocks.of(List.of(Map.of())), 0.05, 0))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
