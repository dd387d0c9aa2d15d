package dev.batchwise.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class StudyOptionsTest {
    private static final DataShape SHAPE = DataShape.classified(54_000, 6_000, 10_000, List.of(1, 28, 28), 10);

    private static StudyOptions options(String model, String examples, String sizes) {
        return with(model, examples, sizes, Optional.empty(), Optional.empty(), "0.1");
    }

    private static StudyOptions with(
            String model,
            String examples,
            String sizes,
            Optional<String> arms,
            Optional<String> rate,
            String validation) {
        return new StudyOptions(
                DataOptions.of("mnist", validation, "1"),
                model,
                OptimizerOptions.none(),
                BatchingOptions.none(),
                RemedyOptions.none(),
                GoalOptions.ofExamples(examples),
                sizes,
                arms,
                "3",
                rate,
                "32",
                "linear",
                "6",
                "2",
                "12",
                "0.5",
                "0.95",
                Optional.empty());
    }

    private static List<String> problems(StudyOptions options) {
        return catchThrowableOfType(UsageException.class, () -> options.check(Optional.of(SHAPE), List.of()))
                .problems();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "0; batch size 0 in --batch-sizes is not positive",
                "-4; batch size '-4' in --batch-sizes is not a positive integer",
                "abc; batch size 'abc' in --batch-sizes is not a positive integer",
                "1.5; batch size '1.5' in --batch-sizes is not a positive integer",
                "32,; batch size '' in --batch-sizes is not a positive integer",
                "54001; batch size 54001 in --batch-sizes is above the 54000 training examples",
                "32,64,32; batch size 32 in --batch-sizes is given twice",
            })
    void wrongBatchSizesAreNamed(String sizes, String message) {
        assertThat(problems(options("softmax", "300k", sizes)))
                .singleElement()
                .asString()
                .startsWith(message);
    }

    @Test
    void allProblemsAreToldAtOnce() {
        assertThat(problems(options("sofmax", "nothing", "0,1,1")))
                .hasSize(4)
                .anyMatch(p -> p.contains("did you mean softmax?"))
                .anyMatch(p -> p.startsWith("budget 'nothing'"));
    }

    @Test
    void budgetMustHoldTheLargestBatch() {
        assertThat(problems(options("softmax", "1000", "32,4096")))
                .singleElement()
                .asString()
                .startsWith("budget of 1000 examples in --examples is smaller than the largest batch of 4096");
    }

    @ParameterizedTest
    @CsvSource({
        "300k, 300000",
        "1.5M, 1500000",
        "108000, 108000",
        "5 epochs, 270000",
        "2ep, 108000",
        "0.5 epochs, 27000"
    })
    void budgetsAreReadAsPeopleWriteThem(String text, long examples) {
        StudySpec spec = options("softmax", text, "32").check(Optional.of(SHAPE), List.of());

        assertThat(spec.budgetExamples()).isEqualTo(examples);
    }

    @Test
    void batchSizesAreSorted() {
        assertThat(options("softmax", "300k", "1k,32,4")
                        .check(Optional.of(SHAPE), List.of())
                        .batchSizes())
                .containsExactly(4, 32, 1000);
    }

    @Test
    void aGivenRateIsUsedUnlessArmsAreNamed() {
        Optional<String> rate = Optional.of("0.2");
        assertThat(with("softmax", "300k", "32", Optional.empty(), rate, "0.1")
                        .check(Optional.of(SHAPE), List.of())
                        .arms())
                .containsExactly(Arm.CONSTANT);
        assertThat(with("softmax", "300k", "32", Optional.of("tuned,linear"), rate, "0.1")
                        .check(Optional.of(SHAPE), List.of())
                        .arms())
                .containsExactly(Arm.TUNED, Arm.LINEAR);
    }

    @Test
    void searchingWithoutValidationIsRefused() {
        assertThat(problems(with("softmax", "300k", "32", Optional.empty(), Optional.empty(), "0")))
                .singleElement()
                .asString()
                .startsWith("--validation 0 leaves nothing to search a learning rate on");
    }

    @Test
    void batchNormWithASingleExampleInAnUpdateIsRefused() {
        assertThat(problems(options("f1", "300k", "1,32")))
                .singleElement()
                .asString()
                .startsWith("batch size 1 ");
        assertThat(problems(options("f1", "3201", "32")))
                .singleElement()
                .asString()
                .startsWith("batch size 32 ");
    }

    @Test
    void problemsWithTheDataAreToldTogetherWithTheRest() {
        assertThatThrownBy(() -> options("softmax", "300k", "0").check(Optional.empty(), List.of("no such data")))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("no such data")
                .hasMessageContaining("batch size 0");
    }

    @ParameterizedTest
    @CsvSource({"mlp:, ''", "mlp:0, 0", "'mlp:12,x', x"})
    void wrongLayerWidthsAreNamed(String model, String width) {
        assertThat(problems(options(model, "300k", "32")))
                .singleElement()
                .asString()
                .startsWith("layer width '" + width + "'");
    }
}
