package dev.batchwise.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.ToIntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Error rates by simulation with fixed seeds: correlated blocks, spreads that differ thirtyfold, missing blocks. A rate
 * may exceed its level by three standard errors of the simulation.
 */
class CoverageTest {
    private static final int REPETITIONS = 3000;
    private static final double LEVEL = 0.05;
    private static final double[] SPREADS = {0.1, 0.5, 1, 3};

    private static double rate(long seed, double[] means, int blocks, double missing, ToIntFunction<Blocks> error) {
        Random random = new Random(seed);
        int errors = 0;
        for (int r = 0; r < REPETITIONS; r++) {
            errors += error.applyAsInt(draw(random, means, blocks, missing));
        }
        return (double) errors / REPETITIONS;
    }

    private static Blocks draw(Random random, double[] means, int blocks, double missing) {
        double[] effects = random.doubles(blocks).map(u -> 10 * u).toArray();
        List<Map<Long, Double>> all = new ArrayList<>();
        for (int i = 0; i < means.length; i++) {
            Map<Long, Double> values = new HashMap<>();
            for (int b = 0; b < blocks; b++) {
                double value = means[i] + effects[b] + SPREADS[i] * random.nextGaussian();
                if (random.nextDouble() >= missing || b < 2) {
                    values.put((long) b, value);
                }
            }
            all.add(values);
        }
        return Blocks.of(all);
    }

    private static double allowed(double level) {
        return level + 3 * Math.sqrt(level * (1 - level) / REPETITIONS);
    }

    private static double highestBut(double[] means, int without) {
        double highest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < means.length; i++) {
            highest = i == without ? highest : Math.max(highest, means[i]);
        }
        return highest;
    }

    private static int oneSidedError(BestComparison best, double[] means, int truth) {
        boolean wrong = !best.candidates().contains(truth);
        for (int i = 0; i < means.length; i++) {
            Interval raw = best.againstOthers(i);
            double lead = means[i] - highestBut(means, i);
            wrong |= means[truth] - means[i] > best.lossBound(i);
            wrong |= lead < Math.min(0, raw.low()) || lead > Math.max(0, raw.high());
        }
        return wrong ? 1 : 0;
    }

    private static int twoSidedError(BestComparison best, double[] means, int truth) {
        boolean wrong = false;
        for (int i = 0; i < means.length; i++) {
            wrong |= !best.differenceToBest(i).contains(means[i] - means[truth]);
        }
        return wrong ? 1 : 0;
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0, 0, 0, 0, 3, 0",
        "0, 0, 0, 0, 0, 8, 0.3",
        "0, 0.1, 0.3, 1, 3, 2, 0",
        "0, 0.1, 0.3, 1, 3, 5, 0",
        "2, 1, 0.1, 0, 0, 5, 0.2",
        "0, 2, 0, 0, 1, 10, 0"
    })
    void everyStatementAboutTheBestHoldsTogetherAtItsLevel(
            double a, double b, double c, double d, int truth, int blocks, double missing) {
        double[] means = {a, b, c, d};
        double oneSided =
                rate(17, means, blocks, missing, x -> oneSidedError(BestComparison.of(x, LEVEL, 0), means, truth));
        double twoSided =
                rate(18, means, blocks, missing, x -> twoSidedError(BestComparison.of(x, LEVEL / 2, 0), means, truth));
        assertThat(oneSided).isLessThanOrEqualTo(allowed(LEVEL));
        assertThat(twoSided).isLessThanOrEqualTo(allowed(LEVEL));
    }

    @Test
    void withTwoTreatmentsTheErrorRateIsExactlyTheLevel() {
        // Nothing is lost to Bonferroni at k = 2, so a bound that is too wide shows here.
        double[] means = {1, 0};
        double rate = rate(19, means, 4, 0, x -> BestComparison.of(x, LEVEL, 0).lossBound(1) < 1 ? 1 : 0);
        assertThat(rate).isCloseTo(LEVEL, within(allowed(LEVEL) - LEVEL));
    }

    @Test
    void allPairsHoldForTheSizeThatHappenedToDoBest() {
        double[] means = {0, 0, 0, 0};
        double rate = rate(20, means, 5, 0, x -> {
            int leader = BestComparison.of(x, LEVEL, 0).leader();
            AllPairs pairs = AllPairs.of(x, 1 - LEVEL, 0);
            boolean wrong = false;
            for (int i = 0; i < means.length; i++) {
                wrong |= i != leader
                        && !pairs.difference(i, leader).orElseThrow().contains(0);
            }
            return wrong ? 1 : 0;
        });
        assertThat(rate).isBetween(0.005, allowed(LEVEL));
    }

    @Test
    void theFloorKeepsLuckyAgreementOnAGridFromClaimingCertainty() {
        // The best is right on one example more of N with probability 0.3, so it leads by 0.3/N; two blocks.
        double step = 0.01;
        double withoutFloor = 0;
        double withFloor = 0;
        for (int outcome = 0; outcome < 4; outcome++) {
            double probability = ((outcome & 1) == 0 ? 0.7 : 0.3) * ((outcome & 2) == 0 ? 0.7 : 0.3);
            double[] best = {0.5 + step * (outcome & 1), 0.5 + step * (outcome >> 1)};
            Blocks blocks = BestComparisonTest.design(best, new double[] {0.5, 0.5});
            withoutFloor += BestComparison.of(blocks, LEVEL, 0).lossBound(1) < 0.3 * step ? probability : 0;
            withFloor += BestComparison.of(blocks, LEVEL, step).lossBound(1) < 0.3 * step ? probability : 0;
        }
        assertThat(withoutFloor).isCloseTo(0.49, within(1e-9));
        assertThat(withFloor).isZero();
    }
}
