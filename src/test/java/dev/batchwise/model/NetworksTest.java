package dev.batchwise.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.batchwise.study.ModelSpec;
import java.util.List;
import java.util.OptionalInt;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NetworksTest {
    private static final List<Integer> MNIST = List.of(1, 28, 28);

    /** Counts by hand: weights, biases, and two per batch-normalized feature; F1's from Keskar et al. (2017), B.1. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "softmax; 7850",
                "mlp:128; 101770",
                "mlp:512,512; 669706",
                "cnn; 1663370",
                "f1; 1462794",
            })
    void parametersAreThoseCountedByHand(String name, long expected) {
        try (PointerScope scope = new PointerScope()) {
            TensorVector parameters = Networks.create(ModelSpec.parse(name), MNIST, 10, 1, OptionalInt.empty())
                    .parameters();
            long count = 0;
            for (long i = 0; i < parameters.size(); i++) {
                count += parameters.get(i).numel();
            }
            assertThat(count).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {"softmax", "mlp:16,8", "cnn", "f1"})
    void logitsHaveOneRowForEachExample(String name) {
        try (PointerScope scope = new PointerScope()) {
            Network network = Networks.create(ModelSpec.parse(name), List.of(1, 12, 20), 7, 1, OptionalInt.empty());
            assertThat(network.forward(torch.zeros(5, 1, 12, 20)).shape()).containsExactly(5, 7);
        }
    }
}
