package dev.batchwise.advice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.batchwise.study.Arm;
import dev.batchwise.study.Outcome;
import dev.batchwise.study.TrialRecord;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdvisorTest {
    private static final Optional<Outcome> DIVERGED = Optional.of(new Outcome.Diverged(7));
    private static final Optional<Outcome> CRASHED = Optional.of(new Outcome.Crashed("worker lost"));

    /** Deterministic noise of mean 0 over seeds 1…5, different at each size, at most 2 in magnitude. */
    private static double wobble(int batchSize, long seed) {
        return (seed * (batchSize % 7 + 1)) % 5 - 2.0;
    }

    private static MadeUpStudy threeAlikeAndOneWorse() {
        return MadeUpStudy.of(5, 16, 64, 256, 4096)
                .accuracy((arm, b, seed) -> (b == 4096 ? 0.87 : 0.951) + 0.0002 * wobble(b, seed));
    }

    @Test
    void fastestSizeThatExcludesTheMarginIsRecommended() {
        Advice advice = threeAlikeAndOneWorse().advice();
        assertThat(advice.outcome()).isEqualTo("recommended");
        assertThat(advice.batchSize()).hasValue(256);
        assertThat(advice.learningRate()).hasValue(0.2);
        assertThat(advice.iterations()).hasValue(1172);
        assertThat(advice.indistinguishable()).containsExactly(16, 64, 256);
        assertThat(advice.seedsNeeded()).isEmpty();
    }

    @Test
    void theIntervalsPrintedAreThoseTheAdviceGoesBy() {
        StudyResults results = threeAlikeAndOneWorse().results();
        for (SizeComparison size : results.comparison()) {
            double low = size.validationDifferenceToBest().orElseThrow().low().orElseThrow();
            assertThat(low >= -0.005).isEqualTo(size.batchSize() <= 256);
        }
    }

    @Test
    void marginThatIsNotExcludedGivesUnknownAndTheSeedsThatWouldSettleIt() {
        MadeUpStudy study = MadeUpStudy.of(5, 16, 64).accuracy((arm, b, seed) -> 0.95 + 0.0025 * wobble(b, seed));
        Advice advice = study.advice();
        assertThat(advice.outcome()).isEqualTo("unknown");
        assertThat(advice.batchSize()).isEmpty();
        assertThat(advice.indistinguishable()).containsExactly(16, 64);
        // Differences 1, −3, 3, −1, 0 times 0.0025: sd 0.00559, mean 0. t(0.975; n − 1)·sd/√n is 0.00517 at n = 7 and
        // 0.00467 at n = 8 (t quantiles 2.447 and 2.365, any published table).
        assertThat(advice.seedsNeeded()).hasValue(8);
        assertThat(advice.text()).contains("about 8 seeds (--seeds 8) would settle it");
    }

    @Test
    void moreNoiseAboutTheSameMeansNeverBringsALargerSize() {
        int last = Integer.MAX_VALUE;
        for (double noise = 1e-5; noise < 0.1; noise *= 1.5) {
            double scale = noise;
            int size = MadeUpStudy.of(5, 16, 64, 256)
                    .accuracy((arm, b, seed) -> 0.95 - 0.00001 * b + scale * wobble(b, seed))
                    .advice()
                    .batchSize()
                    .orElse(0);
            assertThat(size).isLessThanOrEqualTo(last);
            last = size;
        }
        assertThat(last).isZero();
    }

    @ParameterizedTest
    @CsvSource({"2, 0.0005", "2, 0.005", "2, 0.05", "3, 0.0005", "3, 0.005", "5, 0.005"})
    void fewNoisySeedsDoNotMakeALargerSizeThatLosesLookSafe(int seeds, double noise) {
        Random random = new Random(31);
        int wrong = 0;
        int repetitions = 400;
        for (int r = 0; r < repetitions; r++) {
            // 256 truly loses one point, twice the margin; accuracies lie on the grid of 6,000 examples.
            double[] shared = random.doubles(seeds + 1).toArray();
            Advice advice = MadeUpStudy.of(seeds, 16, 256)
                    .accuracy((arm, b, seed) -> Math.rint(6000
                                    * (0.9
                                            + 0.02 * shared[(int) seed]
                                            - (b == 256 ? 0.01 : 0)
                                            + noise * random.nextGaussian()))
                            / 6000)
                    .advice();
            wrong += advice.batchSize().orElse(16) == 256 ? 1 : 0;
        }
        // The bound is one end of a two-sided interval, so the rate is at most 2.5 %, plus three standard errors.
        assertThat((double) wrong / repetitions)
                .isLessThanOrEqualTo(0.025 + 3 * Math.sqrt(0.025 * 0.975 / repetitions));
    }

    @Test
    void sizeThatDivergedOnceIsNeverRecommended() {
        MadeUpStudy study = threeAlikeAndOneWorse()
                .ending((b, seed, scores) ->
                        b == 256 && seed == 3 ? DIVERGED : Optional.of(new Outcome.Completed(scores)));
        Advice advice = study.advice();
        assertThat(advice.batchSize()).hasValue(64);
        assertThat(advice.indistinguishable()).contains(256);
        assertThat(study.size(256).outcomes()).containsEntry("completed", 4).containsEntry("diverged", 1);
        assertThat(advice.caveats()).anyMatch(c -> c.contains("256 (1 diverged of 5)"));
    }

    @Test
    void sizeThatNeverTrainedIsReportedAndLeftOutOfTheComparison() {
        MadeUpStudy study = threeAlikeAndOneWorse()
                .ending((b, seed, scores) -> b == 4096 ? DIVERGED : Optional.of(new Outcome.Completed(scores)));
        SizeComparison size = study.size(4096);
        assertThat(size.seeds()).isZero();
        assertThat(size.testAccuracy()).isEmpty();
        assertThat(size.differenceToBest()).isEmpty();
        assertThat(size.trainSeconds()).isEmpty();
        assertThat(study.advice().batchSize()).hasValue(256);
    }

    @Test
    void sizeThatCompletedOnceAmongCrashesKeepsOthersFromLookingSafe() {
        MadeUpStudy study = threeAlikeAndOneWorse()
                .ending((b, seed, scores) ->
                        b == 16 && seed > 1 ? CRASHED : Optional.of(new Outcome.Completed(scores)));
        Advice advice = study.advice();
        assertThat(advice.outcome()).isEqualTo("unknown");
        assertThat(advice.text()).contains("only one trial completed at 16");
        Estimate one = study.size(16).validationDifferenceToBest().orElseThrow();
        assertThat(one.n()).isEqualTo(1);
        assertThat(one.low()).isEmpty();
    }

    @Test
    void sizeThatCompletedOnceAmongDivergencesIsNoRival() {
        MadeUpStudy study = threeAlikeAndOneWorse()
                .ending((b, seed, scores) ->
                        b == 4096 && seed > 1 ? DIVERGED : Optional.of(new Outcome.Completed(scores)));
        assertThat(study.advice().batchSize()).hasValue(256);
        assertThat(study.advice().indistinguishable()).containsExactly(16, 64, 256);
    }

    @Test
    void studyWhoseEveryTrialDivergedSaysSo() {
        StudyResults results =
                threeAlikeAndOneWorse().ending((b, seed, scores) -> DIVERGED).results();
        assertThat(results.advice().outcome()).isEqualTo("unknown");
        assertThat(results.advice().indistinguishable()).isEmpty();
        assertThat(results.advice().text())
                .isEqualTo(
                        "No size can be recommended: none of 16, 64, 256 and 4096 could be trained. See how their trials "
                                + "ended; lower the learning rate if they diverged, the batch sizes if memory ran out.");
        assertThat(results.matchedLoss()).isEmpty();
        assertThat(results.comparison()).hasSize(4);
    }

    @Test
    void sizesThatEachMissAReplicateAreNotRecommended() {
        Advice advice = threeAlikeAndOneWorse()
                .ending((b, seed, scores) -> seed == 2 ? CRASHED : Optional.of(new Outcome.Completed(scores)))
                .advice();
        assertThat(advice.text()).startsWith("No size can be recommended: at every size some of the 5 trials did not");
    }

    @Test
    void studyCutShortRecommendsNothingThatMissesReplicates() {
        Advice advice = threeAlikeAndOneWorse()
                .ending((b, seed, scores) ->
                        b == 256 && seed > 4 ? Optional.empty() : Optional.of(new Outcome.Completed(scores)))
                .advice();
        assertThat(advice.batchSize()).hasValue(64);
        assertThat(advice.caveats()).anyMatch(c -> c.contains("256 (1 not run of 5)"));
    }

    @Test
    void oneBatchSizeLeavesNothingToChoose() {
        MadeUpStudy study = MadeUpStudy.of(5, 64);
        assertThat(study.advice().outcome()).isEqualTo("unknown");
        assertThat(study.advice().text()).contains("64 is the only batch size tried");
        assertThat(study.advice().indistinguishable()).containsExactly(64);
        assertThat(study.size(64).differenceToBest().orElseThrow().mean()).isZero();
    }

    @Test
    void oneSeedIsUnknownWithoutIntervals() {
        MadeUpStudy study = MadeUpStudy.of(1, 16, 64).accuracy((arm, b, seed) -> b == 16 ? 0.99 : 0.5);
        assertThat(study.advice().outcome()).isEqualTo("unknown");
        assertThat(study.advice().indistinguishable()).containsExactly(16, 64);
        assertThat(study.advice().text()).contains("one seed says nothing").contains("--seeds 5");
        assertThat(study.size(16).validationAccuracy().orElseThrow().low()).isEmpty();
        assertThat(study.size(64).differenceToBest()).isEmpty();
    }

    @Test
    void withoutValidationNothingIsChosenAndTheReferenceIsTheLeastTrainingLoss() {
        MadeUpStudy study = threeAlikeAndOneWorse().validationExamples(0);
        Advice advice = study.advice();
        assertThat(advice.outcome()).isEqualTo("unknown");
        assertThat(advice.text()).contains("there is no validation split");
        assertThat(advice.indistinguishable()).containsExactly(16, 64, 256, 4096);
        assertThat(advice.caveats()).anyMatch(c -> c.contains("lowest mean training loss"));
        assertThat(study.size(16).validationDifferenceToBest()).isEmpty();
        Estimate worse = study.size(4096).differenceToBest().orElseThrow();
        assertThat(worse.high().orElseThrow()).isNegative();
    }

    @Test
    void adviceIsOnTheFirstArmAndEachArmHasItsOwnBest() {
        MadeUpStudy study = MadeUpStudy.of(5, 16, 256)
                .arms(Arm.LINEAR, Arm.TUNED)
                .accuracy((arm, b, seed) ->
                        (arm.equals(Arm.LINEAR) == (b == 16) ? 0.95 : 0.90) + 0.0002 * wobble(b, seed));
        StudyResults results = study.results();
        assertThat(results.advice().arm()).isEqualTo(Arm.LINEAR);
        assertThat(results.advice().batchSize()).hasValue(16);
        assertThat(results.comparison())
                .extracting(SizeComparison::arm)
                .containsExactly(Arm.LINEAR, Arm.LINEAR, Arm.TUNED, Arm.TUNED);
        assertThat(results.comparison().stream()
                        .map(s -> s.validationDifferenceToBest().orElseThrow().mean() == 0))
                .containsExactly(true, false, false, true);
        assertThat(results.matchedLoss()).hasSize(2);
    }

    @Test
    void identicalAccuraciesAreTiedAndBoundedByTheStepOfTheValidationSplit() {
        MadeUpStudy study = MadeUpStudy.of(5, 16, 64, 256);
        Advice advice = study.advice();
        assertThat(advice.indistinguishable()).containsExactly(16, 64, 256);
        assertThat(advice.batchSize()).hasValue(256);
        // t(1 − 0.05/4; 4) = 3.495406 (scipy 1.17.1, stats.t.isf) times (1/6000)/√5.
        double low =
                study.size(64).validationDifferenceToBest().orElseThrow().low().orElseThrow();
        assertThat(low).isCloseTo(-3.495406 / 6000 / Math.sqrt(5), within(1e-9));
        assertThat(MadeUpStudy.of(2, 16, 64, 256)
                        .validationExamples(200)
                        .advice()
                        .outcome())
                .isEqualTo("unknown");
    }

    @Test
    void equalTimesGoToTheSmallerSize() {
        StudyRecord record = MadeUpStudy.of(5, 16, 64).record();
        StudyRecord sameTimes = new StudyRecord(
                record.spec(),
                record.shape(),
                record.environment(),
                record.curveTrainExamples(),
                record.trials().stream()
                        .map(t -> new TrialRecord(
                                t.spec(),
                                t.outcome(),
                                t.updates(),
                                t.examples(),
                                3,
                                t.curve(),
                                t.initialCheckpoint(),
                                t.checkpoint(),
                                t.notes()))
                        .toList(),
                record.rates(),
                record.memory());
        assertThat(Results.of(sameTimes).advice().batchSize()).hasValue(16);
    }
}
