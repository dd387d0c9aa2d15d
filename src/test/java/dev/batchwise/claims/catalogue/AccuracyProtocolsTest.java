package dev.batchwise.claims.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.batchwise.claims.Claim;
import dev.batchwise.claims.Evidence;
import dev.batchwise.claims.Forecasts;
import dev.batchwise.claims.Measurement;
import dev.batchwise.claims.Observations;
import dev.batchwise.claims.Protocol;
import dev.batchwise.claims.Quantity;
import dev.batchwise.claims.Scale;
import dev.batchwise.claims.Shapes;
import dev.batchwise.claims.SharedTrials;
import dev.batchwise.study.CurvePoint;
import dev.batchwise.study.DataShape;
import dev.batchwise.study.Outcome;
import dev.batchwise.study.Scores;
import dev.batchwise.study.Stopping;
import dev.batchwise.study.TrialPlan;
import dev.batchwise.study.TrialRecord;
import dev.batchwise.study.TrialSpec;
import dev.batchwise.study.UsageException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What claims 1, 2, 4, 5, 23, 24 and 32 run, and what they read off it. */
final class AccuracyProtocolsTest {
    private static final List<Claim> CLAIMS = List.of(
            new SameRate(),
            new TunedRate(),
            new ScaledRate(),
            new ThirtyTwo(),
            new SizeFromSample(),
            new StoppingPoint(),
            new LongEnough());

    /** Shapes as of the real data. */
    private static final Shapes SHAPES = data -> switch (data.name()) {
        case "cifar10" ->
            DataShape.classified(data.trainExamples().orElse(45_000), 5_000, 10_000, List.of(3, 32, 32), 10);
        case "images:imagenet" -> DataShape.classified(1_281_167, 0, 50_000, List.of(3, 128, 128), 1_000);
        default -> DataShape.classified(data.trainExamples().orElse(54_000), 6_000, 10_000, List.of(1, 28, 28), 10);
    };

    private static final Evidence NOTHING = new Evidence(Map.of(), Map.of(), new Evidence.Kept() {
        @Override
        public <T extends Record> Optional<T> of(Measurement<T> asked) {
            return Optional.empty();
        }
    });

    @ParameterizedTest
    @EnumSource(Scale.class)
    void everyScaleHasTrialsAndSaysWhatTheyAre(Scale scale) {
        for (Claim claim : CLAIMS) {
            Protocol protocol = claim.protocol(scale, SHAPES);

            assertThat(protocol.words()).endsWith(".");
            assertThat(alone(claim, scale).forecast()).as(claim.card().id()).isNotEmpty();
        }
    }

    @Test
    void smokeTakesSeconds() {
        for (Claim claim : CLAIMS) {
            assertThat(Forecasts.coreSeconds(alone(claim, Scale.SMOKE), SHAPES))
                    .as(claim.card().id())
                    .isLessThan(4);
        }
    }

    @Test
    void deskStaysWithinWhatTheseClaimsMayCost() {
        Map<String, Protocol> all = new LinkedHashMap<>();
        CLAIMS.forEach(claim -> all.put(claim.card().id(), claim.protocol(Scale.DESK, SHAPES)));

        assertThat(Forecasts.coreSeconds(new SharedTrials(all), SHAPES)).isLessThan(2_200);
    }

    @ParameterizedTest
    @EnumSource(Scale.class)
    void claimsOnEqualBudgetsShareEveryTrial(Scale scale) {
        int one = alone(new FewUpdates(), scale).forecast().size();

        SharedTrials together = new SharedTrials(Map.of(
                "1", new SameRate().protocol(scale, SHAPES),
                "2", new TunedRate().protocol(scale, SHAPES),
                "3", new FewUpdates().protocol(scale, SHAPES),
                "5", new ThirtyTwo().protocol(scale, SHAPES)));

        assertThat(together.forecast()).hasSize(one);
    }

    @ParameterizedTest
    @EnumSource(Scale.class)
    void studyOfAllDataIsPartOfTheSharedOne(Scale scale) {
        Protocol sampled = new SizeFromSample().protocol(scale, SHAPES);
        int budgets = alone(new FewUpdates(), scale).forecast().size();
        int sample = study(sampled, SizeFromSample.SAMPLE).forecast().size();

        SharedTrials together = new SharedTrials(Map.of("3", new FewUpdates().protocol(scale, SHAPES), "23", sampled));

        assertThat(together.forecast()).hasSize(budgets + sample);
    }

    @Test
    void referenceBatchIsTrainedOnceForBothPolicies() {
        Protocol protocol = new ScaledRate().protocol(Scale.PAPER, SHAPES);

        assertThat(study(protocol, ScaledRate.STUDY).forecast()).hasSize(2 * 6 * 5);
        assertThat(alone(new ScaledRate(), Scale.PAPER).forecast()).hasSize((2 * 6 - 1) * 5);
    }

    @Test
    void missingImagesAreNamedWithTheirPlace() {
        Shapes none = data -> {
            throw new UsageException("no directory imagenet");
        };

        assertThatThrownBy(() -> new ScaledRate().protocol(Scale.PAPER, none))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("images:imagenet")
                .hasMessageContaining("image-net.org");
    }

    @Test
    void nothingIsObservedBeforeAnythingHasRun() {
        for (Scale scale : Scale.values()) {
            for (Claim claim : CLAIMS) {
                assertThat(claim.observe(scale, NOTHING).values()).isEmpty();
                assertThat(claim.measurements(scale, NOTHING)).isEmpty();
            }
        }
    }

    @Test
    void scoresOfTheReferenceStandAtOne() {
        Observations observed = new ScaledRate()
                .observe(
                        Scale.SMOKE,
                        run(new ScaledRate().protocol(Scale.SMOKE, SHAPES), trial -> new Outcome.Completed(SCORES)));

        assertThat(observed.xs(Quantity.TEST_ACCURACY, "linear")).containsExactly(0.25, 1.0, 4.0, 16.0);
        assertThat(observed.at(Quantity.TEST_ACCURACY, "constant", 1).bySeed()).hasSize(2);
    }

    @Test
    void bothStudiesOfASampleAreReadIncludingValidation() {
        Observations observed = new SizeFromSample()
                .observe(
                        Scale.SMOKE,
                        run(
                                new SizeFromSample().protocol(Scale.SMOKE, SHAPES),
                                trial -> new Outcome.Completed(SCORES)));

        for (String study : List.of(SizeFromSample.WHOLE, SizeFromSample.SAMPLE)) {
            assertThat(observed.xs(Quantity.VALIDATION_ACCURACY, study)).containsExactly(16.0, 32.0, 256.0);
            assertThat(observed.at(Quantity.TEST_ACCURACY, study, 32).bySeed()).containsOnlyKeys(1L, 2L);
        }
    }

    @Test
    void examplesOfAReturnAreThoseUpToTheLeastValidationLoss() {
        Observations observed = new StoppingPoint()
                .observe(
                        Scale.SMOKE,
                        run(new StoppingPoint().protocol(Scale.SMOKE, SHAPES), trial -> new Outcome.Completed(SCORES)));

        assertThat(observed.in(Quantity.EXAMPLES, StoppingTrials.LEAST).bySeed().values())
                .containsOnly(500.0);
        assertThat(observed.in(Quantity.EXAMPLES, StoppingTrials.END).bySeed().values())
                .containsOnly(10_000.0);
        assertThat(observed.in(Quantity.TEST_LOSS, StoppingTrials.FULL_RISE).bySeed())
                .hasSize(2);
    }

    @Test
    void trialThatHitItsCapHasNoAccuracyButItsTrainingLoss() {
        Observations observed = new LongEnough()
                .observe(
                        Scale.SMOKE,
                        run(
                                new LongEnough().protocol(Scale.SMOKE, SHAPES),
                                trial -> trial.batchSize() == 1
                                        ? new Outcome.Completed(SCORES)
                                        : new Outcome.Stopped(Stopping.Rule.TARGET, "reached", SCORES)));

        assertThat(observed.in(Quantity.TEST_ACCURACY, LongTrials.SINGLE).bySeed())
                .isEmpty();
        assertThat(observed.in(Quantity.TRAIN_LOSS, LongTrials.SINGLE).bySeed()).hasSize(2);
        assertThat(observed.in(Quantity.TEST_ACCURACY, LongTrials.FULL).bySeed())
                .hasSize(2);
    }

    @Test
    void divergedTrialsGiveNothing() {
        for (Claim claim : CLAIMS) {
            Evidence evidence = run(claim.protocol(Scale.SMOKE, SHAPES), trial -> new Outcome.Diverged(3));

            assertThat(claim.observe(Scale.SMOKE, evidence).values()).isEmpty();
        }
    }

    private static final Scores SCORES = new Scores(
            OptionalDouble.of(0.1),
            OptionalDouble.of(0.99),
            OptionalDouble.of(0.2),
            OptionalDouble.of(0.97),
            OptionalDouble.of(0.3),
            OptionalDouble.of(0.96));

    private static SharedTrials alone(Claim claim, Scale scale) {
        return new SharedTrials(Map.of(claim.card().id(), claim.protocol(scale, SHAPES)));
    }

    private static TrialPlan study(Protocol protocol, String name) {
        return Optional.ofNullable(protocol.studies().get(name)).orElseThrow();
    }

    /** Returns what there would be if every trial that was foreseen had ended so. */
    private static Evidence run(Protocol protocol, Function<TrialSpec, Outcome> outcome) {
        Map<String, Map<String, TrialRecord>> trials = new LinkedHashMap<>();
        protocol.studies().forEach((name, study) -> {
            Map<String, TrialRecord> ended = new LinkedHashMap<>();
            study.forecast().forEach(trial -> ended.put(trial.id(), record(trial, outcome.apply(trial))));
            trials.put(name, ended);
        });
        return new Evidence(trials, Map.of(), NOTHING.kept());
    }

    private static TrialRecord record(TrialSpec trial, Outcome outcome) {
        List<CurvePoint> curve = List.of(point(0, 2.3), point(500, 0.4), point(1_000, 0.5));
        return new TrialRecord(
                trial,
                outcome,
                trial.updates(),
                trial.budgetExamples(),
                1,
                curve,
                Optional.empty(),
                Optional.empty(),
                List.of());
    }

    private static CurvePoint point(long examples, double validationLoss) {
        return new CurvePoint(examples, 1, 0, 0, 0, OptionalDouble.of(validationLoss), OptionalDouble.of(0.9));
    }
}
