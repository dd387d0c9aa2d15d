package dev.batchwise.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class GoalOptionsTest {
    private static final DataShape SHAPE = DataShape.classified(54_000, 6_000, 10_000, List.of(1, 28, 28), 10);

    private static StudyOptions options(GoalOptions goal, String decay, String validation) {
        return new StudyOptions(
                DataOptions.of("mnist", validation, "1"),
                "softmax",
                OptimizerOptions.none(),
                BatchingOptions.none(),
                RemedyOptions.none(),
                goal,
                "8,64",
                Optional.empty(),
                "3",
                Optional.empty(),
                "32",
                decay,
                "6",
                "2",
                "12",
                "0.5",
                "0.95",
                Optional.empty());
    }

    private static GoalOptions goal(String examples, String until, String seconds) {
        return new GoalOptions(given(examples), given(until), given(seconds));
    }

    private static Optional<String> given(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    private static StudySpec check(StudyOptions options) {
        return options.check(Optional.of(SHAPE), List.of());
    }

    private static List<String> problems(StudyOptions options) {
        return catchThrowableOfType(UsageException.class, () -> check(options)).problems();
    }

    @Test
    void targetHasACapOfTenEpochsAndAConstantRate() {
        GoalOptions goal = goal("", "validation accuracy 0.95", "");
        StudySpec spec = check(options(goal, goal.usualDecay(), "0.1"));

        assertThat(spec.goal()).isEqualTo(Goal.until(Target.parse("validation accuracy 0.95")));
        assertThat(spec.budgetExamples()).isEqualTo(540_000);
        assertThat(goal.usualDecay()).isEqualTo("constant");
    }

    @Test
    void decayDoesNotGoWithATarget() {
        assertThat(problems(options(goal("300k", "train loss 0.1", ""), "linear", "0.1")))
                .singleElement()
                .asString()
                .startsWith("--decay linear does not go with --until 'train loss 0.1'; leave it out");
    }

    @Test
    void validationTargetNeedsAValidationSplitAndATrainingTargetDoesNot() {
        assertThat(problems(options(goal("", "validation loss 0.2", ""), "constant", "0")))
                .singleElement()
                .asString()
                .startsWith("--validation 0 does not go with --until 'validation loss 0.2'; hold out a share");
        assertThat(check(options(goal("", "train loss 0.2", ""), "constant", "0"))
                        .goal()
                        .until())
                .isPresent();
    }

    @Test
    void goalsExcludeOneAnother() {
        assertThat(problems(options(goal("90k", "train loss 0.2", "20"), "constant", "0.1")))
                .hasSize(2)
                .anyMatch(p ->
                        p.startsWith("--until train loss 0.2 does not go with --seconds 20; give one or the other"))
                .anyMatch(p -> p.startsWith("--examples 90k does not go with --seconds 20; leave it out"));
    }

    @Test
    void valuesThatCannotBeReadAreTold() {
        assertThat(problems(options(goal("", "accuracy 0.9", ""), "constant", "0.1")))
                .singleElement()
                .asString()
                .startsWith("--until: target 'accuracy 0.9' is not a target; give a split");
        assertThat(problems(options(goal("", "", "0"), "linear", "0.1")))
                .singleElement()
                .asString()
                .startsWith("value '0' of --seconds cannot be used; give a training time");
    }

    @Test
    void sizesHaveTheBudgetsThatTheirSpeedsGive() {
        StudySpec asked = check(options(goal("", "", "20"), "linear", "0.1"));
        StudySpec known = asked.withBudgets(List.of(new Goal.SizeBudget(8, 80_000), new Goal.SizeBudget(64, 640_000)));

        assertThat(asked.goal().seconds()).hasValue(20);
        assertThat(known.budgetExamples()).isEqualTo(640_000);
        assertThat(known.budgetOf(8)).isEqualTo(80_000);
        assertThat(known.leastBudget()).isEqualTo(80_000);
        assertThat(new StudyPlan(known, 54_000).wanted(Map.of()))
                .filteredOn(t -> t.batchSize() == 8)
                .allMatch(t -> t.budgetExamples() == 5_000);
        assertThat(new StudyPlan(known, 54_000).wanted(Map.of()))
                .filteredOn(t -> t.batchSize() == 64)
                .allMatch(t -> t.budgetExamples() == 40_000);
    }
}
