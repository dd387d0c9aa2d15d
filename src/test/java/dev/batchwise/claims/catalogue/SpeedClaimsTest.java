package dev.batchwise.claims.catalogue;

import static dev.batchwise.claims.Judgement.INCONCLUSIVE;
import static dev.batchwise.claims.Judgement.REFUTED;
import static dev.batchwise.claims.Judgement.SUPPORTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.batchwise.claims.Claim;
import dev.batchwise.claims.Decision;
import dev.batchwise.claims.Effect;
import dev.batchwise.claims.Evidence;
import dev.batchwise.claims.Forecasts;
import dev.batchwise.claims.Judgement;
import dev.batchwise.claims.Protocol;
import dev.batchwise.claims.Scale;
import dev.batchwise.claims.SharedTrials;
import dev.batchwise.study.CurvePoint;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Claims 19, 21, 31 and 35 on races that are made up, and what all claims on speed have in common. */
final class SpeedClaimsTest {
    private static final List<Claim> RACES =
            List.of(new TwoSpeeds(), new MiniBatchTime(), new FewerIterations(), new SingleExamples());
    private static final List<Claim> ALL = List.of(
            new TwoSpeeds(),
            new StepTime(),
            new MiniBatchTime(),
            new NoiseFloor(),
            new FewerIterations(),
            new SingleExamples());

    /** E = E_min(1 + B/B_crit) (McCandlish et al. 2018), B_crit = 64, and steps of 0.1 ms and 1 µs an example. */
    private static final FakeRace USUAL = new FakeRace(size -> 5_000 * (1 + size / 64.0), size -> 1e-4 + 1e-6 * size);

    private static Judgement verdict(Claim claim, Evidence evidence) {
        return decision(claim, evidence).verdict();
    }

    private static Decision decision(Claim claim, Evidence evidence) {
        return claim.rule().decide(claim.observe(Scale.DESK, evidence));
    }

    private static FakeRace race(IntToDoubleFunction examples) {
        return new FakeRace(examples, USUAL.stepSeconds());
    }

    @Test
    void usualRaceHasTwoSpeedsAndFewerIterationsOnlyWithTheFullBatch() {
        Evidence evidence = USUAL.evidence();

        assertThat(verdict(new TwoSpeeds(), evidence)).isEqualTo(SUPPORTED);
        assertThat(verdict(new FewerIterations(), evidence)).isEqualTo(REFUTED);
        assertThat(verdict(new SingleExamples(), evidence)).isEqualTo(SUPPORTED);
        assertThat(verdict(new MiniBatchTime(), evidence)).isEqualTo(SUPPORTED);
    }

    @Test
    void criticalBatchIsThatOfTheCurveTheRaceWasMadeFrom() {
        Effect critical = decision(new TwoSpeeds(), USUAL.evidence()).effects().get(6);

        assertThat(critical.statistic()).isEqualTo("critical batch size");
        // Updates are whole and differ by 2 % from seed to seed; the fit is good to a few percent.
        assertThat(critical.value().orElseThrow()).isCloseTo(64, within(4.0));
    }

    @Test
    void updatesThatRiseWithTheSizeTurnClaims19And31Round() {
        FakeRace flat = race(size -> size == 1 ? 100 : 200.0 * size);
        Evidence evidence = flat.evidence();

        assertThat(verdict(new TwoSpeeds(), evidence)).isEqualTo(REFUTED);
        assertThat(verdict(new FewerIterations(), evidence)).isEqualTo(SUPPORTED);
    }

    @Test
    void fewestExamplesWithTheFullBatchRefute35AndOneStepsFastEnoughRefute21() {
        FakeRace fullBatchFirst = new FakeRace(size -> 90_000 - 10 * size, size -> 1e-6 * size);

        assertThat(verdict(new SingleExamples(), fullBatchFirst.evidence())).isEqualTo(REFUTED);
        assertThat(verdict(new MiniBatchTime(), fullBatchFirst.evidence())).isEqualTo(REFUTED);
    }

    @Test
    void capOnTheFullBatchBoundsRatiosOnOneSide() {
        // At the cap of 1,500,000 examples the full batch has made 250 updates; one example a step takes 20,400 to
        // 22,000.
        Evidence capped = race(size -> size > 1_000 ? 9e6 : 20_000).evidence();

        // At least 250 updates: one example a step takes at most 85 times as many, and whether it takes more is not
        // known.
        Effect updates = decision(new FewerIterations(), capped).effects().get(0);
        assertThat(updates.low()).hasValue(0);
        assertThat(updates.value().orElseThrow()).isCloseTo(84.8, within(0.1));
        assertThat(updates.high().orElseThrow()).isBetween(84.8, 100.0);
        assertThat(updates.judgement()).isEqualTo(INCONCLUSIVE);
        assertThat(verdict(new TwoSpeeds(), capped)).isEqualTo(INCONCLUSIVE);
        // At least 1,500,000 examples are more than 20,000 all the same.
        assertThat(decision(new SingleExamples(), capped).effects().get(1).judgement())
                .isEqualTo(SUPPORTED);
    }

    @Test
    void capsOnBothExtremesLeaveTheirRatioUnknown() {
        Evidence capped = race(size -> 9e6).evidence();

        assertThat(decision(new TwoSpeeds(), capped).effects().get(0).missing()).contains("were ended by their cap");
        RACES.forEach(claim -> assertThat(verdict(claim, capped)).isEqualTo(INCONCLUSIVE));
    }

    @Test
    void singleTrialsAreComparedAtTheSameTrainingLoss() {
        // Both curves fall to a loss of 1 when they end: there the ratio is that of their examples.
        Effect toLoss =
                decision(new SingleExamples(), USUAL.evidence()).effects().get(0);

        assertThat(toLoss.value().orElseThrow()).isCloseTo(65.0 / 64 / (1 + 6_000 / 64.0), within(1e-4));
    }

    @Test
    void accuracyAtATimeIsLinearBetweenLooksAndTheLastOneAfterThem() {
        List<CurvePoint> curve = List.of(point(0, 0.1), point(2, 0.5), point(4, 0.9));

        assertThat(MiniBatchTime.accuracyAt(curve, 1).orElseThrow()).isCloseTo(0.3, within(1e-12));
        assertThat(MiniBatchTime.accuracyAt(curve, 2).orElseThrow()).isCloseTo(0.5, within(1e-12));
        assertThat(MiniBatchTime.accuracyAt(curve, 9).orElseThrow()).isCloseTo(0.9, within(1e-12));
        assertThat(MiniBatchTime.accuracyAt(List.of(), 1)).isEmpty();
    }

    private static CurvePoint point(double seconds, double accuracy) {
        return new CurvePoint(0, 0, seconds, 1, 0, OptionalDouble.empty(), OptionalDouble.of(accuracy));
    }

    @Test
    void racesAreRunOnceForAllFourClaims() {
        Map<String, Protocol> four = new LinkedHashMap<>();
        RACES.forEach(claim -> four.put(claim.card().id(), claim.protocol(Scale.DESK, FakeRace.SHAPES)));
        SharedTrials one = new SharedTrials(Map.of("two-speeds", four.get("two-speeds")));

        assertThat(new SharedTrials(four).forecast()).hasSameSizeAs(one.forecast());
    }

    @ParameterizedTest
    @EnumSource(Scale.class)
    void protocolsOfAllScalesStandAndSeeNothingInNothing(Scale scale) {
        for (Claim claim : ALL) {
            Protocol protocol = claim.protocol(scale, FakeRace.SHAPES);
            Evidence nothing = new SharedTrials(Map.of("it", protocol))
                    .evidence("it", Map.of(), Map.of(), FakeRace.nothingMeasured());

            assertThat(protocol.words()).isNotBlank();
            assertThat(claim.observe(scale, nothing).values()).isEmpty();
            assertThat(claim.rule().decide(claim.observe(scale, nothing)).verdict())
                    .isEqualTo(INCONCLUSIVE);
        }
    }

    @Test
    void deskAndSmokeStayWithinTheirCost() {
        assertThat(coreSeconds(Scale.DESK)).isLessThan(1_800);
        assertThat(coreSeconds(Scale.SMOKE)).isLessThan(25);
    }

    private static double coreSeconds(Scale scale) {
        Map<String, Protocol> all = new LinkedHashMap<>();
        ALL.forEach(claim -> all.put(claim.card().id(), claim.protocol(scale, FakeRace.SHAPES)));
        return Forecasts.coreSeconds(new SharedTrials(all), FakeRace.SHAPES);
    }
}
