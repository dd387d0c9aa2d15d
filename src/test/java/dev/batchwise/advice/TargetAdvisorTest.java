package dev.batchwise.advice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.batchwise.study.Outcome;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Advice and figures of studies to a target; oracles are closed forms on made-up trials. */
class TargetAdvisorTest {
    /** An update takes a fixed part and a part in proportion to its examples. */
    private static double seconds(int batchSize) {
        return 4e-4 + 2e-5 * batchSize;
    }

    /** E = 30,000·(1 + B/512), a few percent apart between seeds. */
    private static double takes(int batchSize, long seed) {
        return 30_000 * (1 + batchSize / 512.0) * (1 + 0.01 * (seed - 3));
    }

    private static ToTarget size(StudyResults results, int batchSize) {
        return results.toTarget().stream()
                .filter(e -> e.batchSize() == batchSize)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void everySizeIsShownWithWhatItTook() {
        StudyResults results = MadeUpRace.of(5, TargetAdvisorTest::takes, TargetAdvisorTest::seconds, 8, 64, 512)
                .results();
        ToTarget first = size(results, 8);

        assertThat(results.toTarget()).hasSize(3);
        assertThat(first.reached()).isEqualTo(5);
        assertThat(first.censored()).isZero();
        assertThat(first.capExamples()).isEqualTo(300_000);
        TargetCost examples = first.examples().orElseThrow();
        assertThat(examples.kind()).isEqualTo(TargetCost.Kind.MEAN);
        assertThat(examples.value()).isCloseTo(30_468.4, within(1.0));
        // Seeds lie closer together than the 5 % at which scores are looked at, so that counts as their spread:
        // t(0.975; 4)·0.05/√5 of the mean.
        assertThat(examples.high().getAsDouble() / examples.value() - 1)
                .isCloseTo(2.7764451051977943 * 0.05 / Math.sqrt(5), within(1e-9));
        assertThat(first.resolution()).hasValue(1.05 - 1);
        assertThat(results.trials()).allMatch(t -> t.reachedTarget().equals(Optional.of(true)));
    }

    @Test
    void trendIsOverSizes() {
        TargetTrend trend = MadeUpRace.of(5, TargetAdvisorTest::takes, TargetAdvisorTest::seconds, 8, 64, 512, 1024)
                .results()
                .targetTrend()
                .get(0);

        assertThat(trend.n()).isEqualTo(4);
        assertThat(trend.updatesRankCorrelation()).hasValue(-1);
        assertThat(trend.examplesRankCorrelation()).hasValue(1);
        assertThat(trend.examplesRatio().getAsDouble()).isCloseTo((1 + 2) / (1 + 8 / 512.0), within(1e-3));
    }

    @Test
    void fastestSizeIsRecommendedWhenTheBoundExcludesTheSlowdown() {
        Advice advice = MadeUpRace.of(5, TargetAdvisorTest::takes, TargetAdvisorTest::seconds, 8, 64, 4096)
                .results()
                .advice();

        // 30,000·(1 + B/512)·(4e-4/B + 2e-5) is least at 64 of these by far.
        assertThat(advice.batchSize()).hasValue(64);
        assertThat(advice.indistinguishable()).containsExactly(64);
        assertThat(advice.margin()).isEqualTo(0.1);
        assertThat(advice.text())
                .contains("To reach validation accuracy 0.95, train with batch size 64 at learning rate 0.2")
                .contains("every other size takes longer (10% was allowed, n=5 seeds)")
                .contains("8 took ")
                .contains("Fewest examples: 8, with 30,468; fewest updates: 4096, with 66");
    }

    @Test
    void sizesThatCannotBeToldApartGiveUnknownAndTheSeedsThatWouldSettleIt() {
        MadeUpRace.Takes noisy = (b, seed) -> 60_000 * (1 + 0.25 * ((seed * (b % 7 + 1)) % 5 - 2));
        Advice advice =
                MadeUpRace.of(3, noisy, b -> 1e-5 * b, 8, 64, 512).results().advice();

        assertThat(advice.outcome()).isEqualTo("unknown");
        assertThat(advice.indistinguishable()).containsExactly(8, 64, 512);
        assertThat(advice.text()).contains("cannot be told apart from the fastest at 3 seeds", "over 10% longer");
    }

    @Test
    void censoredTrialsAreCountedAsAboveAndTheirSizeIsNotRecommended() {
        MadeUpRace.Takes some = (b, seed) -> b == 64 && seed == 2 ? 1e9 : takes(b, seed);
        StudyResults results =
                MadeUpRace.of(5, some, TargetAdvisorTest::seconds, 8, 64).results();
        ToTarget censored = size(results, 64);

        assertThat(censored.reached()).isEqualTo(4);
        assertThat(censored.censored()).isEqualTo(1);
        // The others take 0.98, 1, 1.01 and 1.02 of 33,750; the censored one is above them all.
        assertThat(censored.examples().orElseThrow().kind()).isEqualTo(TargetCost.Kind.MEDIAN);
        assertThat(censored.examples().orElseThrow().value()).isEqualTo(Math.floor(33_750 * 1.01));
        assertThat(results.advice().batchSize()).hasValue(8);
        assertThat(results.advice().text()).contains("the only size of which every trial reached it");
        assertThat(results.advice().caveats()).anyMatch(c -> c.contains("at 64 (1 of 5)"));
    }

    @Test
    void ofSizesThatHalfOfTheTrialsReachALowerBoundIsKnown() {
        MadeUpRace.Takes half = (b, seed) -> b == 64 && seed > 2 ? 1e9 : takes(b, seed);
        StudyResults results = MadeUpRace.of(4, half, TargetAdvisorTest::seconds, 8, 64, 512, 1024)
                .results();
        TargetCost bound = size(results, 64).examples().orElseThrow();

        assertThat(bound.kind()).isEqualTo(TargetCost.Kind.ABOVE);
        assertThat(bound.value()).isEqualTo(300_000);
        assertThat(results.targetTrend().get(0).n()).isEqualTo(3);
    }

    @Test
    void targetThatNoSizeReachesIsSaidWithTheBestThatWasSeen() {
        StudyResults results = MadeUpRace.of(3, (b, seed) -> 1e9, TargetAdvisorTest::seconds, 8, 64)
                .results();

        assertThat(results.advice().outcome()).isEqualTo("unknown");
        assertThat(results.advice().text())
                .startsWith(
                        "No size reached validation accuracy 0.95 within 300,000 examples; the best seen was 0.9, at"
                                + " batch size ");
        assertThat(results.toTarget()).allMatch(e -> e.censored() == 3);
        assertThat(results.targetTrend().get(0).updatesRankCorrelation()).isEmpty();
    }

    @Test
    void oneSeedGivesNoRecommendation() {
        Advice advice = MadeUpRace.of(1, TargetAdvisorTest::takes, TargetAdvisorTest::seconds, 8, 64)
                .results()
                .advice();

        assertThat(advice.outcome()).isEqualTo("unknown");
        assertThat(advice.text()).contains("one says nothing of the spread");
    }

    @Test
    void sizeWithADivergedTrialIsShownAndNotRecommended() {
        MadeUpStudy study = MadeUpStudy.of(3, 8, 64)
                .ending((b, seed, scores) ->
                        Optional.of(b == 64 && seed == 1 ? new Outcome.Diverged(7) : new Outcome.Completed(scores)));
        StudyResults results = new MadeUpRace(study, TargetAdvisorTest::takes, TargetAdvisorTest::seconds).results();

        assertThat(size(results, 64).seeds()).isEqualTo(2);
        assertThat(results.advice().batchSize()).isNotEqualTo(java.util.OptionalInt.of(64));
        assertThat(results.advice().caveats()).anyMatch(c -> c.contains("64 (1 diverged of 3)"));
    }
}
