package dev.batchwise.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.batchwise.study.UsageException;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

class PlanTest {
    private static final Horizon HORIZON = Horizon.ofEpochs(1_000, 10);

    private static Plan plan(String learningRate, String batchSize, String momentum) {
        return new Plan(Schedule.parse(learningRate), Schedule.parse(batchSize), Schedule.parse(momentum), HORIZON);
    }

    @Test
    void everyProblemIsReportedAtOnce() {
        assertThatThrownBy(() -> plan("0", "2000", "1"))
                .asInstanceOf(InstanceOfAssertFactories.type(UsageException.class))
                .extracting(UsageException::problems, InstanceOfAssertFactories.list(String.class))
                .containsExactly(
                        "learning rate \"0\" is never above 0; give e.g. 0.1",
                        "batch size \"2000\" reaches 2000, above the 1000 training examples; stay below,"
                                + " e.g. at most 100, 2000",
                        "momentum \"1\" reaches 1; keep it below 1, e.g. 0.9");
    }

    @Test
    void stepsThatGoBackOnceEpochsAreCountedAreRefused() {
        assertThatThrownBy(() -> plan("0.1 @0, 0.02 @6ep, 0.01 @5K", "10", "0"))
                .isInstanceOf(UsageException.class)
                .hasMessage(
                        "learning rate \"0.1 @0, 0.02 @6ep, 0.01 @5K\" goes back: @5K is example 5000, not after @6ep,"
                                + " which is example 6000; put the steps in the order of their examples");
    }

    @Test
    void extentOfLessThanOneExampleIsRefused() {
        assertThatThrownBy(() -> plan("cosine 0.1 over 0.0001ep", "10", "0"))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("runs over 0.0001ep, which is less than one example; give a longer stretch");
    }

    @Test
    void warmUpFromSomethingToNothingIsRefused() {
        assertThatThrownBy(() -> plan("warmup 1ep from 0.1, linear 0 -> 1", "10", "0"))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("warms up from 0.1 to a schedule that starts at 0; leave the warm-up out");
    }

    @Test
    void batchSizeThatReachesZeroIsRefused() {
        assertThatThrownBy(() -> plan("0.1", "warmup 1ep, 100", "0"))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("reaches 0; keep it at 1 or more, and give a warm-up its start");
        assertThatThrownBy(() -> plan("0.1", "linear 100 -> 0.4", "0")).hasMessageContaining("reaches 0.4;");
        assertThat(plan("0.1", "linear 100 -> 0.5", "0").batchSizeAt(10_000)).isEqualTo(1);
    }

    @Test
    void batchSizeMayReachTheTrainingSetAndNotMore() {
        assertThat(plan("0.1", "1000", "0").updates()).isEqualTo(10);
        assertThatThrownBy(() -> plan("0.1", "exp 8 x3 every 2ep", "0"))
                .hasMessageContaining("reaches 1944, above the 1000 training examples"); // 8·3⁵
    }

    @Test
    void momentumBelowOneIsAccepted() {
        assertThat(plan("0.1", "10", "linear 0.5 -> 0.999").momentumAt(5_000)).isEqualTo(0.7495);
        assertThatThrownBy(() -> plan("0.1", "10", "linear 0.5 -> 1")).hasMessageContaining("momentum");
    }

    @Test
    void infiniteOrUndefinedValuesAreRefused() {
        assertThatThrownBy(() -> plan("1 / (linear 1 -> 0)", "10", "0")).hasMessageContaining("is infinite");
        assertThatThrownBy(() -> plan("0.1", "0 / (linear 1 -> 0)", "0")).hasMessageContaining("batch size");
    }

    @Test
    void horizonMustBePositive() {
        assertThatThrownBy(() -> new Horizon(0, -1))
                .asInstanceOf(InstanceOfAssertFactories.type(UsageException.class))
                .extracting(UsageException::problems, InstanceOfAssertFactories.list(String.class))
                .containsExactly(
                        "training examples of 0 examples is not between 1 and 2^52; give a count such as 300000",
                        "budget of -1 examples is not between 1 and 2^52; give a count such as 300000");
    }

    @Test
    void phasesAreCutAtEveryBreakAndShowTheBudgetExactly() {
        List<Phase> phases = plan("0.2 @0, 0.1 @3ep", "64 @0, 128 @5ep", "0.5").phases(NoiseLaw.SGD);
        assertThat(phases).extracting(Phase::fromExamples).containsExactly(0L, 3_000L, 5_000L);
        assertThat(phases).extracting(Phase::toExamples).containsExactly(3_000L, 5_000L, 10_000L);
        // 64j + 32 < 3000 for j ≤ 46, < 5000 for j ≤ 77; 4,992 are shown then, and 5,008 = 39·128 + 16 are left
        assertThat(phases).extracting(Phase::updates).containsExactly(47L, 31L, 40L);
        assertThat(phases).extracting(Phase::examples).containsExactly(47 * 64L, 31 * 64L, 5_008L);
        assertThat(phases).extracting(Phase::batchSize).containsExactly(64, 64, 128);
        // εN/(B(1 − m))
        assertThat(phases).extracting(Phase::noiseScale).containsExactly(6.25, 3.125, 1.5625);
    }

    @Test
    void smoothStretchesAreCutIntoTenthsOfTheBudget() {
        List<Phase> phases = plan("0.2 @0, 0.1 @3ep", "linear 10 -> 60", "0").phases(NoiseLaw.SGD);
        assertThat(phases).hasSize(10);
        assertThat(phases.get(4).fromExamples()).isEqualTo(4_000);
        assertThat(phases.get(4).batchSize()).isEqualTo(33); // at 4,500: 32.5, a half upwards
        List<Phase> half = plan("linear 0.2 -> 0.1 over 5ep", "10", "0").phases(NoiseLaw.SGD);
        assertThat(half).extracting(Phase::toExamples).containsExactly(1_000L, 2_000L, 3_000L, 4_000L, 5_000L, 10_000L);
        assertThat(half.get(0).learningRate()).isEqualTo(0.19);
    }
}
