package dev.batchwise.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class OptimizerSpecTest {
    private static final JsonMapper JSON = JsonMapper.shared();

    @Test
    void jsonHoldsTheConstantsAndNothingElse() {
        OptimizerSpec spec = new OptimizerSpec("lamb", 0.9, 0.99, 1e-6, 0.01, OptionalDouble.of(1.5));
        JsonNode json = JSON.valueToTree(spec);

        assertThat(json.propertyNames())
                .containsExactlyInAnyOrder("name", "beta1", "beta2", "epsilon", "weightDecay", "clipNorm");
        assertThat(JSON.treeToValue(json, OptimizerSpec.class)).isEqualTo(spec);
        OptimizerSpec unclipped = OptimizerSpec.named("sgd");
        assertThat(JSON.readValue(JSON.writeValueAsString(unclipped), OptimizerSpec.class))
                .isEqualTo(unclipped);
    }

    @Test
    void constantsOutOfRangeAreRefused() {
        assertRefused("sdg", 0.9, 0.999, 1e-8, 0, OptionalDouble.empty(), "optimizer sdg");
        assertRefused("adam", 1, 0.999, 1e-8, 0, OptionalDouble.empty(), "beta1 1.0");
        assertRefused("adam", 0.9, -0.1, 1e-8, 0, OptionalDouble.empty(), "beta2 -0.1");
        assertRefused("adam", 0.9, 0.999, Double.NaN, 0, OptionalDouble.empty(), "epsilon NaN");
        assertRefused("sgd", 0.9, 0.999, 1e-8, Double.POSITIVE_INFINITY, OptionalDouble.empty(), "weight decay");
        assertRefused("sgd", 0.9, 0.999, 1e-8, 0, OptionalDouble.of(0), "clip norm");
    }

    private static void assertRefused(
            String name,
            double beta1,
            double beta2,
            double epsilon,
            double decay,
            OptionalDouble clip,
            String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new OptimizerSpec(name, beta1, beta2, epsilon, decay, clip))
                .withMessageContaining(message);
    }
}
