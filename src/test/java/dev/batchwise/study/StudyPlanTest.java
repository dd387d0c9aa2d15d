package dev.batchwise.study;

import static org.assertj.core.api.Assertions.assertThat;

import dev.batchwise.schedule.Constant;
import dev.batchwise.schedule.Decay;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class StudyPlanTest {
    private static StudySpec spec(List<Arm> arms, OptionalDouble rate) {
        return new StudySpec(
                new DataSpec("mnist", 0.1, 1),
                "softmax",
                OptimizerSpec.named("sgd"),
                new Constant(0),
                Batching.plain(),
                64_000,
                List.of(16, 256),
                arms,
                2,
                rate,
                32,
                Decay.LINEAR,
                4,
                2,
                10,
                0.005,
                0.95,
                Goal.examples());
    }

    /** Runs a plan to its end, trials ending in an order that a seed decides. */
    private static Map<String, TrialRecord> run(StudyPlan plan, long seed) {
        Random random = new Random(seed);
        Map<String, TrialRecord> ended = new LinkedHashMap<>();
        Deque<TrialSpec> wanted = new ArrayDeque<>(plan.wanted(ended));
        while (!wanted.isEmpty()) {
            List<TrialSpec> some = new java.util.ArrayList<>(wanted);
            Collections.shuffle(some, random);
            TrialSpec trial = some.get(0);
            ended.put(trial.id(), record(trial));
            wanted = new ArrayDeque<>(plan.wanted(ended));
        }
        return ended;
    }

    private static TrialRecord record(TrialSpec trial) {
        OptionalDouble none = OptionalDouble.empty();
        double accuracy = 0.9 - 0.01 * Math.abs(Math.log(trial.learningRate() / 0.2));
        Scores scores = new Scores(none, none, OptionalDouble.of(1), OptionalDouble.of(accuracy), none, none);
        return new TrialRecord(
                trial,
                new Outcome.Completed(scores),
                trial.updates(),
                trial.budgetExamples(),
                1,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                List.of());
    }

    @Test
    void theOrderInWhichTrialsEndDoesNotChangeThePlan() {
        StudyPlan plan = new StudyPlan(spec(List.of(Arm.TUNED), OptionalDouble.empty()), 54_000);

        assertThat(run(plan, 1).keySet())
                .hasSizeGreaterThan(10)
                .isEqualTo(run(plan, 2).keySet());
    }

    @Test
    void scalingArmsFollowFromTheSearchAtTheReferenceBatch() {
        StudyPlan plan =
                new StudyPlan(spec(List.of(Arm.LINEAR, Arm.SQRT, Arm.CONSTANT), OptionalDouble.empty()), 54_000);

        Map<String, TrialRecord> ended = run(plan, 1);

        assertThat(plan.rates(ended))
                .extracting(StudyPlan.Rate::learningRate)
                .containsExactly(0.1, 1.6, 0.2 * Math.sqrt(0.5), 0.2 * Math.sqrt(8), 0.2, 0.2);
        assertThat(ended.values().stream()
                        .filter(t -> t.spec().purpose() == Purpose.SEARCH)
                        .map(t -> t.spec().batchSize()))
                .containsOnly(32);
    }

    @Test
    void aGivenRateNeedsNoSearch() {
        StudyPlan plan = new StudyPlan(spec(List.of(Arm.LINEAR), OptionalDouble.of(0.4)), 54_000);

        assertThat(plan.wanted(Map.of()))
                .hasSize(4)
                .allMatch(t -> t.purpose() == Purpose.COMPARE)
                .extracting(TrialSpec::learningRate)
                .containsExactly(0.2, 0.2, 3.2, 3.2);
    }

    @Test
    void trialsOfOneSeedDifferOnlyInBatchSizeAndRate() {
        StudyPlan plan = new StudyPlan(spec(List.of(Arm.TUNED), OptionalDouble.empty()), 54_000);
        List<TrialSpec> compared = run(plan, 1).values().stream()
                .map(TrialRecord::spec)
                .filter(t -> t.purpose() == Purpose.COMPARE)
                .toList();

        assertThat(compared).hasSize(4).extracting(TrialSpec::seed).containsOnly(1L, 2L);
        assertThat(compared).extracting(TrialSpec::budgetExamples).containsOnly(64_000L);
        assertThat(compared).extracting(TrialSpec::evaluation).allMatch(Evaluation::full);
    }
}
