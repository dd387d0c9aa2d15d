package dev.batchwise.claims.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.batchwise.claims.Evidence;
import dev.batchwise.claims.Judgement;
import dev.batchwise.claims.Measurement;
import dev.batchwise.claims.Observations;
import dev.batchwise.claims.Scale;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

/** Claim 20 on times that are made up. */
final class StepTimeTest {
    private static final StepTime CLAIM = new StepTime();

    /** Returns times of seconds(B), 1 % more with each repeat, and one update that took long. */
    private static Evidence timed(IntToDoubleFunction seconds) {
        return new Evidence(Map.of(), Map.of(), new Evidence.Kept() {
            @Override
            public <T extends Record> Optional<T> of(Measurement<T> asked) {
                Measurement.Times times = (Measurement.Times) asked;
                double update = seconds.applyAsDouble(times.trial().batchSize()) * (1 + 0.01 * times.repeat());
                return Optional.of(
                        asked.found().cast(new Measurement.Times.Found(List.of(update, 100 * update, update))));
            }
        });
    }

    private static Judgement verdict(IntToDoubleFunction seconds) {
        Observations observed = CLAIM.observe(Scale.DESK, timed(seconds));
        return CLAIM.rule().decide(observed).verdict();
    }

    @Test
    void fixedCostAndAConstantRateAboveTheKneeCarryTheClaim() {
        // 1 ms and 10 µs an example: 1.3 times at 32, 60 times less an example at 128, 2,048 within 15 % of 512.
        assertThat(verdict(size -> 1e-3 + 1e-5 * size)).isEqualTo(Judgement.SUPPORTED);
    }

    @Test
    void timeInProportionToTheSizeRefutesIt() {
        assertThat(verdict(size -> 1e-4 * size)).isEqualTo(Judgement.REFUTED);
    }

    @Test
    void timePerExampleThatGoesOnFallingRefutesIt() {
        assertThat(verdict(size -> 1e-2)).isEqualTo(Judgement.REFUTED);
    }

    @Test
    void oneRepeatOfASmallSizeDecidesNothing() {
        Evidence one = new Evidence(Map.of(), Map.of(), new Evidence.Kept() {
            @Override
            public <T extends Record> Optional<T> of(Measurement<T> asked) {
                return ((Measurement.Times) asked).repeat() == 1
                        ? Optional.of(asked.found().cast(new Measurement.Times.Found(List.of(1e-3))))
                        : Optional.empty();
            }
        });

        assertThat(CLAIM.rule().decide(CLAIM.observe(Scale.DESK, one)).verdict())
                .isEqualTo(Judgement.INCONCLUSIVE);
    }

    @Test
    void medianOfTheUpdatesStandsForARepeat() {
        Observations observed = CLAIM.observe(Scale.DESK, timed(size -> 1));

        assertThat(observed.values()).allSatisfy(o -> assertThat(o.value()).isLessThan(2));
        assertThat(observed.values().stream()
                        .map(Observations.Observation::seed)
                        .distinct())
                .containsExactly(1L, 2L, 3L, 4L, 5L);
    }

    @Test
    void kneeIsTheLeastSizeWithinAQuarterOfTheLeast() {
        assertThat(StepTime.knee(new TreeMap<>(Map.of(1.0, 8.0, 32.0, 1.3, 128.0, 1.2, 512.0, 1.0))))
                .isEqualTo(128);
    }

    @Test
    void everySizeIsAskedForInEveryRepeat() {
        assertThat(CLAIM.measurements(Scale.DESK, timed(size -> 1))).hasSize(30).doesNotHaveDuplicates();
    }
}
