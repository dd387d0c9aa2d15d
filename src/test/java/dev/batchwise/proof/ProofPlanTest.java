package dev.batchwise.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import dev.batchwise.fixture.MadeUpProof;
import dev.batchwise.schedule.Constant;
import dev.batchwise.schedule.Converter;
import dev.batchwise.schedule.NoiseLaw;
import dev.batchwise.schedule.Plan;
import dev.batchwise.schedule.Schedule;
import dev.batchwise.study.TrialSpec;
import dev.batchwise.study.UsageException;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

final class ProofPlanTest {
    private static ProofSpec with(ProofSpec spec, Plan plan, Schedule momentum, OptionalDouble adamRate) {
        return new ProofSpec(
                spec.data(),
                spec.model(),
                spec.optimizers(),
                plan,
                momentum,
                spec.converter(),
                adamRate,
                spec.batching(),
                spec.seeds(),
                spec.curvePoints(),
                spec.margin(),
                spec.curveMargin(),
                spec.confidence());
    }

    private static double rateOf(ProofSpec spec, int rule) {
        return spec.pairs().get(rule).conversion().given().startingRate();
    }

    @Test
    void eachPlanIsTrainedOnceASeed() {
        List<TrialSpec> trials = new ProofPlan(MadeUpProof.spec(2, "sgd", "adam")).wanted(Map.of());

        assertThat(trials.stream().map(TrialSpec::id))
                .containsExactly(
                        "sgd-given-s1",
                        "sgd-converted-s1",
                        "sgd-given-s2",
                        "sgd-converted-s2",
                        "adam-given-s1",
                        "adam-converted-s1",
                        "adam-given-s2",
                        "adam-converted-s2");
        assertThat(trials.get(0).evaluation()).isEqualTo(trials.get(1).evaluation());
        assertThat(trials.get(0).seed()).isEqualTo(trials.get(1).seed());
        assertThat(trials.get(0).plan().batchSize().text()).isEqualTo("10");
        assertThat(trials.get(1).plan().batchSize().text()).isEqualTo("10 @0, 50 @1ep");
    }

    @Test
    void whatHasEndedIsNotWantedAgain() {
        ProofRecord finished = MadeUpProof.finished();
        assertThat(new ProofPlan(finished.spec()).wanted(finished.trials())).isEmpty();
    }

    @Test
    void memoryIsMeasuredAtTheLargestBatchOfEachPlan() {
        assertThat(new ProofPlan(MadeUpProof.spec(5, "sgd")).memoryTrials())
                .extracting(TrialSpec::id, TrialSpec::batchSize)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("memory-sgd-given", 10),
                        org.assertj.core.groups.Tuple.tuple("memory-sgd-converted", 50));
    }

    @Test
    void ratesKeepTheEffectiveRateAndGoToAdamByTheUsualRatio() {
        ProofSpec spec = MadeUpProof.spec(1, "sgd", "momentum", "nesterov", "adam");
        assertThat(rateOf(spec, 1)).isCloseTo(0.01, within(1e-12)); // 0.1 · (1 − 0.9)
        assertThat(rateOf(spec, 2)).isCloseTo(0.01, within(1e-12));
        assertThat(rateOf(spec, 3)).isCloseTo(0.001, within(1e-12)); // 0.1 · 0.001 / 0.1
        assertThat(spec.pairs().get(0).rates()).isEmpty();
        assertThat(spec.pairs().get(1).rates()).contains("times 0.1", "ε/(1 − m) is the same");
        assertThat(spec.pairs().get(3).rates()).contains("times 0.01", "0.001 of adam, 0.1 of sgd", "--adam-rate");
        assertThat(spec.pairs().get(2).conversion().converted().batchSize().text())
                .isEqualTo("10 @0, 50 @1ep");
    }

    @Test
    void ratesComeBackFromMomentumAndAdam() {
        assertThat(rateOf(MadeUpProof.spec(1, "momentum", "sgd", "adam"), 1)).isCloseTo(1, within(1e-12));
        assertThat(rateOf(MadeUpProof.spec(1, "momentum", "sgd", "adam"), 2)).isCloseTo(0.01, within(1e-12));
        assertThat(rateOf(MadeUpProof.spec(1, "adam", "sgd"), 1)).isCloseTo(10, within(1e-12));
    }

    @Test
    void theRateOfAdamCanBeGiven() {
        ProofSpec spec = MadeUpProof.spec(1, "sgd", "adam");
        spec = with(spec, spec.plan(), spec.momentum(), OptionalDouble.of(0.003));
        assertThat(spec.pairs().get(1).conversion().given().learningRate().text())
                .isEqualTo("0.003 @0, 0.0006 @1ep");
    }

    @Test
    void curvesAreMeasuredWhereUpdatesOfTheGrownPlanEnd() {
        List<Long> positions =
                CurvePositions.of(MadeUpProof.spec(1, "sgd").pairs().get(0).conversion(), 8);
        // gaps of 500: halved four times at the start; 50 divides what comes after 1,000
        assertThat(positions)
                .containsExactly(0L, 40L, 70L, 130L, 250L, 500L, 1000L, 1500L, 2000L, 2500L, 3000L, 3500L, 4000L);
    }

    @Test
    void plansPartWhereTheRateFirstFalls() {
        assertThat(MadeUpProof.spec(1, "sgd").pairs().get(0).partedAtExamples()).isEqualTo(1000);
    }

    @Test
    void growthIsProvedAgainstItsDecayToo() {
        ProofSpec spec = MadeUpProof.spec(1, "sgd");
        Converter decay = new Converter(
                Converter.Direction.DECAY,
                NoiseLaw.ADAM_HEURISTIC,
                OptionalInt.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalInt.empty());
        Plan grown = new Plan(
                new Constant(0.1),
                Schedule.parse("10 @0, 50 @1ep"),
                new Constant(0),
                spec.plan().horizon());
        PlanPair pair = PlanPair.of(
                new ProofSpec(
                        spec.data(),
                        spec.model(),
                        spec.optimizers(),
                        grown,
                        spec.momentum(),
                        decay,
                        spec.adamRate(),
                        spec.batching(),
                        1,
                        8,
                        0.005,
                        0.1,
                        0.95),
                spec.optimizers().get(0));
        assertThat(pair.conversion().converted().learningRate().text()).isEqualTo("0.1 @0, 0.02 @1ep");
        assertThat(pair.partedAtExamples()).isEqualTo(1000);
        assertThat(CurvePositions.of(pair.conversion(), 4)).endsWith(2000L, 3000L, 4000L);
    }

    @Test
    void whatCannotBeProvedIsTold() {
        ProofSpec lars = MadeUpProof.spec(1, "sgd", "lars");
        assertThat(catchThrowableOfType(UsageException.class, lars::pairs).problems())
                .singleElement()
                .asString()
                .contains("optimizer lars has no known noise scale to keep");
        ProofSpec flat = with(
                lars,
                Plan.of(new Constant(0.1), 10, 0, lars.plan().horizon()),
                lars.momentum(),
                OptionalDouble.empty());
        assertThat(catchThrowableOfType(UsageException.class, flat::pairs).problems())
                .hasSize(2)
                .first()
                .asString()
                .contains("so there is nothing to prove");
    }

    @Test
    void aMomentumThatChangesCarriesNoRates() {
        ProofSpec spec = MadeUpProof.spec(1, "sgd", "momentum");
        ProofSpec changing = with(spec, spec.plan(), Schedule.parse("0.5 @0, 0.9 @1ep"), OptionalDouble.empty());
        assertThat(catchThrowableOfType(UsageException.class, changing::pairs).getMessage())
                .contains("momentum \"0.5 @0, 0.9 @1ep\" changes");
    }
}
