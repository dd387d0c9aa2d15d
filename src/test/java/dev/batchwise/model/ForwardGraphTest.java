package dev.batchwise.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.batchwise.study.ModelSpec;
import dev.batchwise.study.NetworkWork;
import dev.batchwise.torch.TorchRuntime;
import java.util.List;
import java.util.OptionalInt;
import org.bytedeco.javacpp.PointerScope;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ForwardGraphTest {
    @BeforeAll
    static void start() {
        TorchRuntime.start();
    }

    /**
     * Counts by hand on MNIST. Forward: 2·in·out for a dense layer, 2·25·in·out·rows·columns for a 5×5 convolution. Training: three
     * times that, less the first layer's gradient of its inputs. Activations: 784 inputs and every layer's outputs, of cnn 25,088
     * and 12,544 before pooling and a quarter after, of f1 each width twice, for the dense layer and its batch norm.
     */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "softmax; 7850; 794; 15680; 31360",
                "mlp:512,512; 669706; 1818; 1337344; 3209216",
                "cnn; 1663370; 48346; 24546304; 72384512",
                "f1; 1462794; 5914; 2910208; 7927808",
            })
    void workIsThatCountedByHand(String name, long weights, long activations, double forward, double training) {
        try (PointerScope scope = new PointerScope()) {
            Network network = Networks.create(ModelSpec.parse(name), List.of(1, 28, 28), 10, 1, OptionalInt.empty());
            network.train(true);

            assertThat(ForwardGraph.work(network, List.of(1, 28, 28)))
                    .isEqualTo(new NetworkWork(weights, activations, forward, training));
        }
    }
}
