package dev.batchwise.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TargetTest {
    @ParameterizedTest
    @CsvSource({
        "validation accuracy 0.97, validation accuracy 0.97",
        "Validation  Accuracy 97 %, validation accuracy 0.97",
        "training loss 0.1, train loss 0.1",
        "train accuracy 1, train accuracy 1"
    })
    void textIsReadAndWrittenInOneForm(String text, String normal) {
        assertThat(Target.parse(text).text()).isEqualTo(normal);
        assertThat(Target.parse(normal)).isEqualTo(Target.parse(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "test accuracy 0.9",
                "accuracy 0.9",
                "validation accuracy",
                "validation accuracy 1.2",
                "validation accuracy 0",
                "train loss -1",
                "train loss 10 %",
                "train loss nan"
            })
    void whatIsNoTargetIsToldWithAnExample(String text) {
        assertThatThrownBy(() -> Target.parse(text))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("target '" + text + "'")
                .hasMessageContaining("\"validation accuracy 0.97\"");
    }
}
