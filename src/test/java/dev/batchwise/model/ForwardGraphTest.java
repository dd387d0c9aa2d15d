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
     * and 12,544 before pooling and a quarter after, of f1 each width twice, for the dense layer and its batch norm. On CIFAR-10
     * c1: 2·(4,800·32² + 102,400·16² + 1,648,512); wrn-16-4: 2·((432 + 120,832)·32² + 524,288·16² + 2,097,152·8² + 2,560).
     */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "softmax; 1; 28; 7850; 794; 15680; 31360",
                "mlp:512,512; 1; 28; 669706; 1818; 1337344; 3209216",
                "cnn; 1; 28; 1663370; 48346; 24546304; 72384512",
                "f1; 1; 28; 1462794; 5914; 2910208; 7927808",
                "c1; 3; 32; 1757834; 188554; 65556224; 186838272",
                "wrn-16-4; 3; 32; 2748890; 1068042; 785224704; 2354789376",
            })
    void workIsThatCountedByHand(
            String name, int channels, int side, long weights, long activations, double forward, double training) {
        try (PointerScope scope = new PointerScope()) {
            List<Integer> inputs = List.of(channels, side, side);
            Network network = Networks.create(ModelSpec.parse(name), inputs, 10, 1, OptionalInt.empty());
            network.train(true);

            assertThat(ForwardGraph.work(network, inputs))
                    .isEqualTo(new NetworkWork(weights, activations, forward, training));
        }
    }
}
