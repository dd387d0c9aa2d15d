package dev.batchwise.claims.catalogue;

import static dev.batchwise.claims.Quantity.TEST_ACCURACY;
import static dev.batchwise.claims.Quantity.VALIDATION_ACCURACY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.batchwise.claims.Finding;
import dev.batchwise.claims.Observations;
import dev.batchwise.stats.Interval;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class SizesTest {
    private static final String SERIES = "tuned";
    private static final Observations NOTHING = new Observed().all();

    @Test
    void spreadIsTheHighestLessTheLowest() {
        assertThat(Sizes.spread(new TreeMap<>(Map.of(1.0, 0.5, 8.0, 0.9, 64.0, 0.7))))
                .isEqualTo(0.9 - 0.5);
    }

    @Test
    void bestIsChosenByItsMeanOnValidationAmongThoseAllowed() {
        Observations observed = new Observed()
                .at(VALIDATION_ACCURACY, SERIES, 4, 0.90, 0.96)
                .at(VALIDATION_ACCURACY, SERIES, 32, 0.95, 0.95)
                .at(VALIDATION_ACCURACY, SERIES, 256, 0.80, 0.99)
                .all();

        assertThat(Sizes.bestOnValidation(observed, SERIES, size -> true)).hasValue(32);
        assertThat(Sizes.bestOnValidation(observed, SERIES, size -> size != 32)).hasValue(4);
        assertThat(Sizes.bestOnValidation(observed, SERIES, size -> size > 256)).isEmpty();
    }

    @Test
    void smallerOfEquallyGoodSizesIsChosen() {
        Observations observed = new Observed()
                .at(VALIDATION_ACCURACY, SERIES, 16, 0.9)
                .at(VALIDATION_ACCURACY, SERIES, 64, 0.9)
                .all();

        assertThat(Sizes.bestOnValidation(observed, SERIES, size -> true)).hasValue(16);
    }

    /** Differences −0.1, −0.2, −0.3: mean −0.2, standard error 0.1/√3, t(0.975; 2) = 4.302653. */
    @Test
    void largestDifferenceOfTwoSizesIsTheirPairedIntervalWithoutItsSign() {
        Observations observed = new Observed()
                .at(TEST_ACCURACY, SERIES, 4, 0.5, 0.5, 0.5)
                .at(TEST_ACCURACY, SERIES, 64, 0.6, 0.7, 0.8)
                .all();

        Finding found = Sizes.largestDifference(observed, TEST_ACCURACY, SERIES, 0.95);

        double half = 4.302653 * 0.1 / Math.sqrt(3);
        assertThat(found.value().orElseThrow()).isCloseTo(0.2, within(1e-12));
        assertThat(found.n()).isEqualTo(3);
        // The interval crosses 0, so nothing bounds the size of the difference from below.
        assertThat(found.interval().orElseThrow().low()).isZero();
        assertThat(found.interval().orElseThrow().high()).isCloseTo(0.2 + half, within(1e-6));
    }

    /** Three pairs of sizes: t(1 − 0.05/6; 2) = 7.648867, on the furthest pair, whose standard error is 0.01/√3. */
    @Test
    void largestDifferenceAllowsForEveryPair() {
        Observations observed = new Observed()
                .at(TEST_ACCURACY, SERIES, 4, 0.90, 0.91, 0.92)
                .at(TEST_ACCURACY, SERIES, 16, 0.85, 0.85, 0.85)
                .at(TEST_ACCURACY, SERIES, 64, 0.70, 0.70, 0.70)
                .all();

        Finding found = Sizes.largestDifference(observed, TEST_ACCURACY, SERIES, 0.95);

        double half = 7.648867 * 0.01 / Math.sqrt(3);
        Interval interval = found.interval().orElseThrow();
        assertThat(found.value().orElseThrow()).isCloseTo(0.21, within(1e-12));
        assertThat(interval.low()).isCloseTo(0.21 - half, within(1e-6));
        assertThat(interval.high()).isCloseTo(0.21 + half, within(1e-6));
    }

    /** Gain of the other size 0.1, 0.2, 0.3: its loss bound is that of one pair, t(0.975; 2) at 95 % two-sided. */
    @Test
    void lossOfAWorseSizeIsBoundedByItsPairWithTheBest() {
        Observations observed = new Observed()
                .at(TEST_ACCURACY, SERIES, 32, 0.500, 0.500, 0.500)
                .at(TEST_ACCURACY, SERIES, 64, 0.599, 0.600, 0.601)
                .all();

        Finding worse = Sizes.lossToBest(observed, TEST_ACCURACY, SERIES, 32, 0.95);
        Finding better = Sizes.lossToBest(observed, TEST_ACCURACY, SERIES, 64, 0.95);

        double half = 4.302653 * 0.001 / Math.sqrt(3);
        assertThat(worse.value().orElseThrow()).isCloseTo(0.1, within(1e-12));
        assertThat(worse.interval().orElseThrow().low()).isCloseTo(0.1 - half, within(1e-6));
        assertThat(worse.interval().orElseThrow().high()).isCloseTo(0.1 + half, within(1e-6));
        assertThat(better.value().orElseThrow()).isZero();
        assertThat(better.interval().orElseThrow()).isEqualTo(new Interval(0, 0));
    }

    @Test
    void oneSizeOrNoneIsMissingAndNotThrown() {
        Observations one =
                new Observed().at(TEST_ACCURACY, SERIES, 32, 0.5, 0.6).all();

        assertThat(Sizes.largestDifference(NOTHING, TEST_ACCURACY, SERIES, 0.95).value())
                .isEmpty();
        assertThat(Sizes.largestDifference(one, TEST_ACCURACY, SERIES, 0.95).value())
                .isEmpty();
        assertThat(Sizes.lossToBest(NOTHING, TEST_ACCURACY, SERIES, 32, 0.95).value())
                .isEmpty();
        assertThat(Sizes.lossToBest(one, TEST_ACCURACY, SERIES, 32, 0.95).value())
                .isEmpty();
        assertThat(Sizes.told(Sizes.bestOnValidation(NOTHING, SERIES, size -> true))
                        .missing())
                .isNotEmpty();
    }
}
