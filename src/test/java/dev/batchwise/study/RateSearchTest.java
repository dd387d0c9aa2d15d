package dev.batchwise.study;

import static org.assertj.core.api.Assertions.assertThat;

import dev.batchwise.schedule.Constant;
import dev.batchwise.schedule.Decay;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

final class RateSearchTest {
    private static final double NEVER = -1;

    private final Map<String, TrialRecord> ended = new HashMap<>();

    private static StudySpec spec(int gridSize) {
        return new StudySpec(
                new DataSpec("mnist", 0.1, 1),
                "softmax",
                OptimizerSpec.named("sgd"),
                new Constant(0),
                Batching.plain(),
                160_000,
                List.of(32),
                List.of(Arm.TUNED),
                3,
                OptionalDouble.empty(),
                32,
                Decay.LINEAR,
                gridSize,
                2,
                10,
                0.005,
                0.95,
                Goal.examples());
    }

    /** Runs a search to its end, every trial scoring what the function says of its rate; NEVER is a divergence. */
    private RateSearch.State run(RateSearch search, DoubleUnaryOperator accuracy) {
        RateSearch.State state = search.after(ended);
        while (!state.wanted().isEmpty()) {
            for (TrialSpec trial : state.wanted()) {
                assertThat(ended).doesNotContainKey(trial.id());
                ended.put(trial.id(), record(trial, accuracy.applyAsDouble(trial.learningRate())));
            }
            state = search.after(ended);
        }
        return state;
    }

    private static TrialRecord record(TrialSpec trial, double accuracy) {
        OptionalDouble none = OptionalDouble.empty();
        Outcome outcome = accuracy == NEVER
                ? new Outcome.Diverged(3)
                : new Outcome.Completed(new Scores(
                        none, none, OptionalDouble.of(1 - accuracy), OptionalDouble.of(accuracy), none, none));
        return new TrialRecord(
                trial,
                outcome,
                trial.updates(),
                trial.budgetExamples(),
                1,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                List.of());
    }

    /** A peak at a rate, on a logarithmic axis. */
    private static DoubleUnaryOperator peakAt(double rate) {
        return r -> 0.9 - 0.05 * Math.abs(Math.log(r / rate));
    }

    @Test
    void peakInsideTheGridIsFoundAndIsNotAtTheEdge() {
        RateSearch.State state = run(new RateSearch(spec(6), Remedies.none(), 32, 160_000), peakAt(0.2));

        assertThat(state.rate()).hasValue(0.2);
        assertThat(state.atEdge()).isFalse();
    }

    @Test
    void gridIsExtendedWhenTheBestLiesBeyondEitherEdge() {
        assertThat(run(new RateSearch(spec(6), Remedies.none(), 32, 160_000), peakAt(3.2))
                        .rate())
                .hasValue(3.2);
        ended.clear();
        assertThat(run(new RateSearch(spec(6), Remedies.none(), 32, 160_000), peakAt(0.1 / 64))
                        .rate())
                .hasValue(0.1 / 64);
    }

    @Test
    void rateThatIsStillAtTheEdgeAfterAllExtensionsIsFlagged() {
        RateSearch.State state =
                run(new RateSearch(spec(6), Remedies.none(), 32, 160_000), r -> 0.5 + 0.01 * Math.log(r));

        assertThat(state.atEdge()).isTrue();
    }

    @Test
    void ratesThatDivergeAreOutHoweverGoodTheirNeighbours() {
        DoubleUnaryOperator accuracy = r -> r > 0.15 ? NEVER : peakAt(0.4).applyAsDouble(r);

        RateSearch.State state = run(new RateSearch(spec(6), Remedies.none(), 32, 160_000), accuracy);

        assertThat(state.rate()).hasValue(0.1);
        assertThat(state.atEdge()).isFalse(); // the neighbour above was tried, and diverged
    }

    @Test
    void searchEndsWithoutARateWhenNothingTrains() {
        RateSearch.State state = run(new RateSearch(spec(6), Remedies.none(), 32, 160_000), r -> NEVER);

        assertThat(state.rate()).isEmpty();
        assertThat(state.wanted()).isEmpty();
    }

    @Test
    void rungsGrowToTheWholeBudgetWithTwoSeedsThatNoReplicateUses() {
        run(new RateSearch(spec(6), Remedies.none(), 32, 160_000), peakAt(0.2));

        Map<Long, Set<Double>> rates = new HashMap<>();
        Set<Long> seeds = new HashSet<>();
        ended.values().forEach(t -> {
            rates.computeIfAbsent(t.spec().budgetExamples(), b -> new HashSet<>())
                    .add(t.spec().learningRate());
            seeds.add(t.spec().seed());
        });

        assertThat(rates.get(10_000L)).hasSize(6);
        assertThat(rates.get(40_000L)).hasSize(3);
        assertThat(rates.get(160_000L)).hasSize(2);
        assertThat(seeds).hasSize(2).allMatch(seed -> seed > 1_000_000);
    }

    @Test
    void everyBatchSizeStartsWithTheSameNumberOfRates() {
        for (int size : List.of(1, 32, 4096, 160_000)) {
            List<TrialSpec> first = new RateSearch(spec(5), Remedies.none(), size, 160_000)
                    .after(Map.of())
                    .wanted();
            assertThat(first).hasSize(2 * 5);
            assertThat(first).allMatch(t -> t.updates() >= 1);
        }
    }

    @Test
    void rungsTooShortForABatchSizeAreLeftOut() {
        List<TrialSpec> first = new RateSearch(spec(6), Remedies.none(), 80_000, 160_000)
                .after(Map.of())
                .wanted();

        assertThat(first).allMatch(t -> t.budgetExamples() == 160_000);
    }

    @Test
    void forecastIsWhatASearchWithoutExtensionsRuns() {
        RateSearch search = new RateSearch(spec(6), Remedies.none(), 32, 160_000);
        run(search, peakAt(0.2));

        assertThat(search.forecast()).hasSize(ended.size());
        assertThat(search.forecast().stream().mapToLong(TrialSpec::updates).sum())
                .isEqualTo(
                        ended.values().stream().mapToLong(TrialRecord::updates).sum());
    }
}
