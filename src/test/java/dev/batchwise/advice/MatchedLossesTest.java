package dev.batchwise.advice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.batchwise.study.CurvePoint;
import dev.batchwise.study.Outcome;
import dev.batchwise.study.TrialRecord;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleBiFunction;
import org.junit.jupiter.api.Test;

/** The oracle is the closed form of exponential curves: 2·exp(−rate·t) comes down to L at t = ln(2/L)/rate. */
class MatchedLossesTest {
    private static final long BUDGET = 300_000;

    private static StudyRecord withRates(MadeUpStudy study, ToDoubleBiFunction<Integer, Long> rate) {
        StudyRecord record = study.record();
        List<TrialRecord> trials = record.trials().stream()
                .map(t -> new TrialRecord(
                        t.spec(),
                        t.outcome(),
                        t.updates(),
                        t.examples(),
                        t.trainSeconds(),
                        MadeUpStudy.curve(
                                BUDGET,
                                rate.applyAsDouble(
                                        t.spec().batchSize(), t.spec().seed())),
                        t.initialCheckpoint(),
                        t.checkpoint(),
                        t.notes()))
                .toList();
        return new StudyRecord(
                record.spec(),
                record.shape(),
                record.environment(),
                record.curveTrainExamples(),
                trials,
                record.rates(),
                record.memory());
    }

    @Test
    void exponentialCurvesMatchAtTheirClosedForm() {
        // The slowest replicate, 256 at seed 1 with rate 2.5, ends at L = 2·exp(−2.5), which all others pass earlier.
        StudyRecord study = withRates(MadeUpStudy.of(3, 16, 256), (b, seed) -> b == 16 ? 6 + seed : 2 + 0.5 * seed);
        MatchedLoss matched = Results.of(study).matchedLoss().get(0);
        assertThat(matched.lossNats()).isCloseTo(2 * Math.exp(-2.5), within(1e-12));
        MatchedLoss.Size small = matched.sizes().get(0);
        double meanShare = (2.5 / 7 + 2.5 / 8 + 2.5 / 9) / 3;
        assertThat(small.batchSize()).isEqualTo(16);
        assertThat(small.examples().mean()).isCloseTo(meanShare * BUDGET, within(1e-6));
        assertThat(small.updates().mean()).isCloseTo(meanShare * 1000, within(1e-9));
        assertThat(small.seconds().mean()).isCloseTo(meanShare * 10, within(1e-9));
        assertThat(small.validationAccuracy().orElseThrow().mean()).isCloseTo(0.1 + 0.8 * meanShare, within(1e-9));
        assertThat(small.examples().n()).isEqualTo(3);
        assertThat(small.examples().low().orElseThrow())
                .isLessThan(small.examples().mean());
        double largeShare = (1 + 2.5 / 3 + 2.5 / 3.5) / 3;
        assertThat(matched.sizes().get(1).examples().mean()).isCloseTo(largeShare * BUDGET, within(1e-6));
    }

    @Test
    void theFirstCrossingCountsWhenALossRisesAgain() {
        List<CurvePoint> curve = List.of(point(0, 2), point(100, 0.5), point(200, 1), point(300, 0.25));
        // Halfway in log loss between 2 and 0.5 lies 1.
        assertThat(Crossing.of(curve, 1).orElseThrow().examples()).isCloseTo(50, within(1e-9));
        assertThat(Crossing.of(curve, 0.25).orElseThrow().examples()).isCloseTo(300, within(1e-9));
        assertThat(Crossing.of(curve, 0.1)).isEmpty();
    }

    @Test
    void lossThatUnderflowsToZeroStillHasAPosition() {
        List<CurvePoint> curve = List.of(point(0, 2), point(100, 0));
        assertThat(Crossing.of(curve, 1).orElseThrow().examples()).isBetween(0.0, 1.0);
    }

    private static CurvePoint point(long examples, double loss) {
        return new CurvePoint(examples, examples, 1, loss, 0.5, OptionalDouble.empty(), OptionalDouble.empty());
    }

    @Test
    void sizesWithoutACompletedReplicateAreLeftOut() {
        MadeUpStudy study = MadeUpStudy.of(3, 16, 64, 256)
                .ending((b, seed, scores) ->
                        Optional.of(b == 64 ? new Outcome.Diverged(1) : new Outcome.Completed(scores)));
        assertThat(study.results().matchedLoss().get(0).sizes())
                .extracting(MatchedLoss.Size::batchSize)
                .containsExactly(16, 256);
    }

    @Test
    void oneSizeIsNotMatched() {
        assertThat(MadeUpStudy.of(3, 16).results().matchedLoss()).isEmpty();
    }

    @Test
    void sizeThatHardlyTrainedIsSaid() {
        StudyRecord hardly = withRates(MadeUpStudy.of(5, 16, 256), (b, seed) -> b == 16 ? 8 : 0.1);
        assertThat(Results.of(hardly).matchedLoss()).hasSize(1);
        assertThat(Results.of(hardly).advice().caveats()).anyMatch(c -> c.startsWith("Some size hardly trained"));
    }

    @Test
    void nothingIsMatchedWhenASizeOnlyGotWorse() {
        // The point before training does not count as reached; every later one lies above where the others start.
        StudyRecord worse = withRates(MadeUpStudy.of(5, 16, 256), (b, seed) -> b == 16 ? 8 : -1);
        assertThat(Results.of(worse).matchedLoss()).isEmpty();
        assertThat(Results.of(worse).advice().caveats()).anyMatch(c -> c.startsWith("Some size hardly trained"));
    }
}
