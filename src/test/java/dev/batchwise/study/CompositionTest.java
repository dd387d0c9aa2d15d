package dev.batchwise.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class CompositionTest {
    @Test
    void labelsAreTheNamesInJson() {
        JsonMapper json = JsonMapper.shared();
        assertThat(Arrays.stream(Composition.values()).map(Composition::label))
                .containsExactly("shuffled", "replacement", "sequential", "stratified", "balanced");
        for (Composition composition : Composition.values()) {
            String text = json.writeValueAsString(composition);
            assertThat(text).isEqualTo('"' + composition.label() + '"');
            assertThat(json.readValue(text, Composition.class)).isEqualTo(composition);
        }
    }
}
