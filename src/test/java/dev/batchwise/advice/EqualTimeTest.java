package dev.batchwise.advice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.batchwise.study.Goal;
import dev.batchwise.study.StudySpec;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Studies of equal training time: budgets of their own, and a choice by accuracy. */
class EqualTimeTest {
    private static StudyResults results(List<Goal.SizeBudget> budgets, MadeUpStudy study) {
        StudyRecord all = study.record();
        StudySpec s = all.spec();
        StudySpec timed = new StudySpec(
                        s.data(),
                        s.model(),
                        s.optimizer(),
                        s.momentum(),
                        s.batching(),
                        s.budgetExamples(),
                        s.batchSizes(),
                        s.arms(),
                        s.seeds(),
                        s.learningRate(),
                        s.referenceBatch(),
                        s.decay(),
                        s.gridSize(),
                        s.gridRatio(),
                        s.curvePoints(),
                        s.margin(),
                        s.confidence(),
                        Goal.ofSeconds(4))
                .withBudgets(budgets);
        return Results.of(
                new StudyRecord(timed, all.shape(), all.environment(), 5_000, all.trials(), all.rates(), all.memory()));
    }

    private static MadeUpStudy smallerIsBetter() {
        return MadeUpStudy.of(5, 64, 256, 4096)
                .accuracy((arm, b, seed) -> (b == 4096 ? 0.87 : b == 64 ? 0.952 : 0.951) + 0.0002 * (seed % 3));
    }

    @Test
    void mostAccurateOfTheSafeSizesIsRecommendedAndItIsSaidWhy() {
        List<Goal.SizeBudget> budgets = List.of(
                new Goal.SizeBudget(64, 64_000), new Goal.SizeBudget(256, 256_000), new Goal.SizeBudget(4096, 28_672));
        StudyResults results = results(budgets, smallerIsBetter());

        assertThat(results.advice().batchSize()).hasValue(64);
        assertThat(results.advice().iterations()).hasValue(1000);
        assertThat(results.advice().text())
                .contains(
                        "Every size was given 4 s of training, so the choice is by accuracy: it is the most accurate");
        assertThat(smallerIsBetter().advice().batchSize()).hasValue(256); // by time, where time is not equal
        assertThat(results.comparison().stream().map(SizeComparison::budgetExamples))
                .containsExactly(64_000L, 256_000L, 28_672L);
        assertThat(results.study().budgetExamples()).isEqualTo(256_000);
        assertThat(results.study().seconds()).hasValue(4);
    }

    @Test
    void caveatsSpeakOfTimeAndNameSizesWithAHandfulOfUpdates() {
        List<Goal.SizeBudget> budgets = List.of(
                new Goal.SizeBudget(64, 64_000), new Goal.SizeBudget(256, 256_000), new Goal.SizeBudget(4096, 28_672));

        assertThat(results(budgets, smallerIsBetter()).advice().caveats())
                .anyMatch(c -> c.startsWith("In 4 s of training 4096 makes fewer than 10 updates"))
                .anyMatch(c -> c.contains("off the 4 s asked for at 64, 256 and 4096"))
                .anyMatch(c -> c.startsWith("At equal training time neither examples nor updates are equal"))
                .noneMatch(c -> c.contains("--examples"));
    }
}
