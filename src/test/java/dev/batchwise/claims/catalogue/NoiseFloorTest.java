package dev.batchwise.claims.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.batchwise.claims.Effect;
import dev.batchwise.claims.Evidence;
import dev.batchwise.claims.Judgement;
import dev.batchwise.claims.Scale;
import dev.batchwise.study.CurvePoint;
import dev.batchwise.study.Outcome;
import dev.batchwise.study.Scores;
import dev.batchwise.study.TrialRecord;
import dev.batchwise.study.TrialSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

/** Claim 22 on curves that are made up. */
final class NoiseFloorTest {
    private static final NoiseFloor CLAIM = new NoiseFloor();
    private static final int LOOKS = FloorRuns.LOOKS;
    private static final int FULL = 4_000;

    /** Returns trials whose loss drifts down alike in the sum of rates, on a floor of rate/B that wavers by a fifth. */
    private static Evidence trials(DoubleUnaryOperator floorOf, double wavering) {
        Random random = new Random(7);
        Map<String, TrialRecord> ended = new LinkedHashMap<>();
        for (TrialSpec trial : Objects.requireNonNull(FloorTrials.protocol(Scale.DESK, FakeRace.SHAPES)
                        .studies()
                        .get("floor"))
                .forecast()) {
            double rate = trial.learningRate();
            double floor = trial.batchSize() == FULL ? 0 : floorOf.applyAsDouble(rate / trial.batchSize());
            List<CurvePoint> curve = new ArrayList<>();
            for (int look = 0; look <= LOOKS; look++) {
                long updates = 50L * look;
                double loss = 0.2 - 1e-7 * rate * updates + floor * (1 + wavering * random.nextGaussian());
                curve.add(new CurvePoint(
                        updates * trial.batchSize(),
                        updates,
                        0,
                        loss,
                        0,
                        OptionalDouble.empty(),
                        OptionalDouble.empty()));
            }
            ended.put(trial.id(), FakeRace.record(trial, new Outcome.Completed(Scores.none()), 2_000, 2_000, 1, curve));
        }
        return FakeRace.evidence("floor", ended);
    }

    private static Judgement verdict(Evidence evidence) {
        return CLAIM.rule().decide(CLAIM.observe(Scale.DESK, evidence)).verdict();
    }

    @Test
    void floorInProportionToRateOverSizeCarriesTheClaim() {
        assertThat(verdict(trials(x -> 20 * x, 0.2))).isEqualTo(Judgement.SUPPORTED);
    }

    @Test
    void floorThatGrowsWithTheSquareRefutesIt() {
        assertThat(verdict(trials(x -> 2e4 * x * x, 0.2))).isEqualTo(Judgement.REFUTED);
    }

    @Test
    void lossThatOnlyFallsRefutesIt() {
        assertThat(verdict(trials(x -> 20 * x, 0))).isEqualTo(Judgement.REFUTED);
    }

    @Test
    void floorThatCannotBeToldFromNoneDecidesNothing() {
        // Excesses of either sign have no logarithm.
        assertThat(verdict(trials(x -> 20 * x, 30))).isEqualTo(Judgement.INCONCLUSIVE);
    }

    @Test
    void driftThatAllTrialsShareIsNoExcess() {
        Effect slope = CLAIM.rule()
                .decide(CLAIM.observe(Scale.DESK, trials(x -> 20 * x, 1e-6)))
                .effects()
                .get(0);

        // Without noise the excess is the floor itself, whatever the drift.
        assertThat(slope.value().orElseThrow()).isCloseTo(1, within(1e-4));
    }

    @Test
    void lossesAreSetAgainstEachOtherAtTheSameSumOfRates() {
        LossAbove above =
                LossAbove.of(List.of(point(0, 5), point(20, 4)), List.of(point(0, 5), point(8, 3), point(12, 1)), 0.5);

        // Halfway between 8 and 12 updates the other's loss is 2.
        assertThat(above.nats()).containsExactly(0.0, 2.0);
        assertThat(above.mean(0.5, 1)).isEqualTo(2);
        assertThat(above.mean(0.2, 0.5)).isNaN();
    }

    @Test
    void risesAreCountedInTheSecondHalf() {
        List<CurvePoint> curve = List.of(point(0, 1), point(1, 9), point(2, 5), point(3, 6), point(4, 4));

        assertThat(FloorTrials.rises(curve)).isEqualTo(0.5);
    }

    private static CurvePoint point(long updates, double loss) {
        return new CurvePoint(updates, updates, 0, loss, 0, OptionalDouble.empty(), OptionalDouble.empty());
    }
}
