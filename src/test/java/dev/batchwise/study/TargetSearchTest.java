package dev.batchwise.study;

import static org.assertj.core.api.Assertions.assertThat;

import dev.batchwise.schedule.Constant;
import dev.batchwise.schedule.Decay;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The search for a rate in a study to a target, on made-up trials. */
final class TargetSearchTest {
    private static final double NEVER = Double.POSITIVE_INFINITY;
    private static final long CAP = 160_000;

    private final Map<String, TrialRecord> ended = new HashMap<>();

    private static StudySpec spec() {
        return new StudySpec(
                new DataSpec("mnist", 0.1, 1),
                "softmax",
                OptimizerSpec.named("sgd"),
                new Constant(0),
                Batching.plain(),
                CAP,
                List.of(32),
                List.of(Arm.TUNED),
                3,
                OptionalDouble.empty(),
                32,
                Decay.CONSTANT,
                6,
                2,
                10,
                0.005,
                0.95,
                Goal.until(Target.parse("validation accuracy 0.9")));
    }

    private static RateSearch search(int batchSize) {
        return new RateSearch(spec(), Remedies.none(), batchSize, 200_000);
    }

    /** Examples to the target, least at a rate and twice as many a factor of 4 from there. */
    private static DoubleUnaryOperator least(double examples, double rate) {
        return r -> examples * Math.pow(2, Math.abs(Math.log(r / rate)) / Math.log(4));
    }

    /** Runs a search to its end; the function gives the examples that a rate takes, NEVER for a divergence. */
    private RateSearch.State run(RateSearch search, DoubleUnaryOperator examples) {
        RateSearch.State state = search.after(ended);
        while (!state.wanted().isEmpty()) {
            state.wanted().forEach(trial -> ended.put(trial.id(), record(trial, examples)));
            state = search.after(ended);
        }
        return state;
    }

    private static TrialRecord record(TrialSpec trial, DoubleUnaryOperator examples) {
        double takes = examples.applyAsDouble(trial.learningRate());
        long shown = takes <= trial.budgetExamples() ? (long) takes : trial.budgetExamples();
        double accuracy = Math.min(0.9, 0.9 * trial.budgetExamples() / takes);
        OptionalDouble none = OptionalDouble.empty();
        Scores scores = new Scores(none, none, none, OptionalDouble.of(accuracy), none, none);
        Outcome outcome = takes <= trial.budgetExamples()
                ? new Outcome.Stopped(Stopping.Rule.TARGET, "reached", scores)
                : new Outcome.Completed(scores);
        CurvePoint last =
                new CurvePoint(shown, 1, 1, 1, 0.5, OptionalDouble.of(1 - accuracy), OptionalDouble.of(accuracy));
        return new TrialRecord(
                trial,
                takes == NEVER ? new Outcome.Diverged(3) : outcome,
                Math.max(1, shown / trial.batchSize()),
                shown,
                1,
                takes == NEVER ? List.of() : List.of(last),
                Optional.empty(),
                Optional.empty(),
                List.of());
    }

    private long capsTried() {
        return ended.values().stream()
                .map(t -> t.spec().budgetExamples())
                .distinct()
                .count();
    }

    @Test
    void firstRungAtWhichAllSeedsReachTheTargetDecides() {
        RateSearch.State state = run(search(32), least(6_000, 0.2));

        assertThat(state.rate()).hasValue(0.2);
        assertThat(state.atEdge()).isFalse();
        assertThat(capsTried()).isEqualTo(1);
        assertThat(ended.values()).allSatisfy(t -> {
            assertThat(t.spec().stopping().target()).isPresent();
            assertThat(t.spec().budgetExamples()).isEqualTo(CAP / 16);
        });
    }

    @Test
    void targetOutOfReachOfAShortRungIsFoundAtALongerOne() {
        RateSearch.State state = run(search(32), least(100_000, 0.05));

        assertThat(state.rate()).hasValue(0.05);
        assertThat(capsTried()).isEqualTo(3);
    }

    @Test
    void ratesBeyondTheEdgeAreTriedWhileTheFastestLiesThere() {
        assertThat(run(search(32), least(2_000, 3.2)).rate()).hasValue(3.2);
        ended.clear();
        assertThat(run(search(32), least(2_000, 0.1 / 64)).rate()).hasValue(0.1 / 64);
    }

    @Test
    void ratesThatDivergeAreOutHoweverFastTheirNeighbours() {
        RateSearch.State state =
                run(search(32), r -> r > 0.15 ? NEVER : least(6_000, 0.4).applyAsDouble(r));

        assertThat(state.rate()).hasValue(0.1);
        assertThat(state.atEdge()).isFalse();
    }

    @Test
    void targetThatNothingReachesEndsAtTheCapWithTheRateThatCameNearest() {
        RateSearch.State state = run(search(32), least(1e9, 0.2));

        assertThat(state.rate()).hasValue(0.2);
        assertThat(state.wanted()).isEmpty();
        assertThat(ended.values()).noneMatch(t -> t.spec().budgetExamples() > CAP);
    }

    @Test
    void searchEndsWithoutARateWhenNothingTrains() {
        assertThat(run(search(32), r -> NEVER).rate()).isEmpty();
    }

    @Test
    void rungsOfAFewUpdatesAreLeftOut() {
        assertThat(search(4_000).after(Map.of()).wanted()).allMatch(t -> t.budgetExamples() == CAP / 4);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void orderInWhichTrialsEndDoesNotMatter(long seed) {
        StudyPlan plan = new StudyPlan(spec(), 200_000);
        Random random = new Random(seed);
        Map<String, TrialRecord> shuffled = new LinkedHashMap<>();
        List<TrialSpec> wanted = plan.wanted(shuffled);
        while (!wanted.isEmpty()) {
            List<TrialSpec> some = new ArrayList<>(wanted);
            Collections.shuffle(some, random);
            shuffled.put(some.get(0).id(), record(some.get(0), least(30_000, 0.4)));
            wanted = plan.wanted(shuffled);
        }

        run(search(32), least(30_000, 0.4));
        assertThat(plan.rates(shuffled)).containsExactly(new StudyPlan.Rate(Arm.TUNED, 32, 0.4, false));
        assertThat(shuffled.keySet()).containsAll(ended.keySet()).hasSize(ended.size() + spec().seeds());
    }

    @Test
    void comparedTrialsLookAtTheScoreEveryFivePercent() {
        List<TrialSpec> forecast = new StudyPlan(spec(), 200_000).forecast();
        TrialSpec compared = forecast.get(forecast.size() - 1);
        long[] positions = compared.evaluation().curve().positions(CAP);

        assertThat(positions[1]).isEqualTo(800);
        for (int i = 2; i < positions.length - 1; i++) {
            assertThat((double) positions[i] / positions[i - 1]).isBetween(1.048, 1.052);
        }
        assertThat(compared.evaluation().curveTrainExamples()).isEqualTo(1_000);
    }
}
