package dev.batchwise.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.bytedeco.pytorch.global.torch.cross_entropy;
import static org.bytedeco.pytorch.global.torch.grad;

import dev.batchwise.optim.UpdateRule;
import dev.batchwise.study.ModelSpec;
import dev.batchwise.study.OptimizerSpec;
import dev.batchwise.study.UsageException;
import dev.batchwise.torch.TorchRuntime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class LiteratureNetworksTest {
    @BeforeAll
    static void start() {
        TorchRuntime.start();
    }

    private static Network create(String name, List<Integer> shape, int classes, int ghostBatch) {
        return Networks.create(
                ModelSpec.parse(name),
                shape,
                classes,
                1,
                ghostBatch == 0 ? OptionalInt.empty() : OptionalInt.of(ghostBatch));
    }

    private static List<Integer> shape(String text) {
        return Arrays.stream(text.split("x")).map(Integer::valueOf).toList();
    }

    private static List<Tensor> parameters(Network network) {
        TensorVector leaves = network.parameters();
        List<Tensor> parameters = new ArrayList<>();
        for (long i = 0; i < leaves.size(); i++) {
            parameters.add(leaves.get(i));
        }
        return parameters;
    }

    /**
     * Published: resnet50 (torchvision), resnet44 (0.66 M, He et al. 2016, table 6), wrn-16-4 (2.7 M, Zagoruyko and Komodakis 2016,
     * table 2). Derived by hand, layer by layer: all, biases and batch norm (two a feature) included.
     */
    @ParameterizedTest
    @CsvSource({
        "f2, 360, 1973, 2780085",
        "simple-cnn, 1x28x28, 10, 3274634",
        "c1, 3x32x32, 10, 1757834",
        "c3, 3x32x32, 100, 1775204",
        "c2, 3x32x32, 10, 14991946",
        "c4, 3x32x32, 100, 15038116",
        "resnet8, 3x32x32, 10, 75050",
        "resnet44, 3x32x32, 10, 658586",
        "wrn-16-4, 3x32x32, 10, 2748890",
        "caffenet128, 3x128x128, 1000, 13300072",
        "resnet50, 3x224x224, 1000, 25557032"
    })
    void parametersAreThosePublishedOrDerived(String name, String inputs, int classes, long expected) {
        try (PointerScope scope = new PointerScope()) {
            long count = parameters(create(name, shape(inputs), classes, 0)).stream()
                    .mapToLong(Tensor::numel)
                    .sum();
            assertThat(count).isEqualTo(expected);
        }
    }

    /** Without biases and batch norm: 784·512 + 4·512² + 5,120, and 75·64 + 25·64² + 4096·384 + 384·192 + 1,920. */
    @ParameterizedTest
    @CsvSource({"f1, 1x28x28, 1455104", "c1, 3x32x32, 1755712"})
    void weightsOfKeskarsNetworksAreThoseOfThePaper(String name, String inputs, long expected) {
        try (PointerScope scope = new PointerScope()) {
            long count = parameters(create(name, shape(inputs), 10, 0)).stream()
                    .filter(tensor -> tensor.dim() > 1)
                    .mapToLong(Tensor::numel)
                    .sum();
            assertThat(count).isEqualTo(expected);
        }
    }

    /** The large ones see smaller images than the papers', and more than one pixel is left of them. */
    @ParameterizedTest
    @CsvSource({
        "f2, 360",
        "simple-cnn, 1x28x28",
        "c1, 3x32x32",
        "c2, 3x9x16",
        "c3, 3x9x14",
        "c4, 1x17x9",
        "resnet8, 3x32x32",
        "resnet44, 3x16x16",
        "wrn-16-4, 3x16x16",
        "caffenet128, 3x39x71",
        "resnet50, 3x33x33"
    })
    void twentyUpdatesLowerTheLoss(String name, String inputs) {
        try (PointerScope scope = new PointerScope()) {
            Network network = create(name, shape(inputs), 3, 0);
            Tensor labels = torch.arange(new Scalar(6)).to(ScalarType.Long).remainder(new Scalar(3)); // [6]
            Tensor x = pixels(shape(inputs), labels);
            List<Tensor> parameters = parameters(network);
            UpdateRule rule = UpdateRule.create(OptimizerSpec.named("adam"), parameters);
            network.train(true);
            double first = Double.NaN;
            double last = Double.NaN;
            for (int i = 0; i < 20; i++) {
                try (PointerScope update = new PointerScope()) {
                    torch.manual_seed(7); // the same features are dropped every time
                    Tensor loss = cross_entropy(network.forward(x), labels);
                    last = loss.item_double();
                    first = i == 0 ? last : first;
                    TensorVector leaves = new TensorVector(parameters.toArray(Tensor[]::new));
                    rule.apply(grad(new TensorVector(loss), leaves), 5e-4, 0.9);
                }
            }
            assertThat(last).isLessThan(0.8 * first);
        }
    }

    /** Returns noise with a mean of its own for each class. */
    private static Tensor pixels(List<Integer> shape, Tensor labels) {
        long[] sizes = new long[shape.size() + 1];
        long[] ones = new long[shape.size() + 1];
        Arrays.fill(ones, 1);
        sizes[0] = labels.size(0);
        ones[0] = labels.size(0);
        for (int i = 0; i < shape.size(); i++) {
            sizes[i + 1] = shape.get(i);
        }
        return torch.randn(sizes).add_(labels.to(ScalarType.Float).reshape(ones)); // [6, ...]
    }

    @ParameterizedTest
    @ValueSource(strings = {"f2", "resnet44", "wrn-16-4"})
    void ghostBatchesAreNormalizedOneByOne(String name) {
        try (PointerScope scope = new PointerScope();
                NoGradGuard guard = new NoGradGuard()) {
            List<Integer> shape = List.of(1, 8, 9);
            Network ghosts = create(name, shape, 3, 4);
            Network whole = create(name, shape, 3, 0);
            ghosts.train(true);
            whole.train(true);
            Tensor x = torch.randn(8, 1, 8, 9);

            Tensor expected = torch.cat(
                    new TensorVector(whole.forward(x.narrow(0, 0, 4)), whole.forward(x.narrow(0, 4, 4)))); // [8, 3]

            // Kernels take the sums of a convolution in another order for other batch sizes.
            double scale = expected.abs().max().item_double();
            assertThat(ghosts.forward(x).sub(expected).abs().max().item_double())
                    .isLessThan(1e-4 * scale);
            assertThat(whole.forward(x).sub(expected).abs().max().item_double()).isGreaterThan(1e-3 * scale);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"c1", "resnet8", "wrn-16-4"})
    void initialWeightsFollowFromTheSeedAlone(String name) {
        try (PointerScope scope = new PointerScope()) {
            Network first = create(name, List.of(3, 64, 64), 5, 0);
            torch.rand(17);
            Network second = create(name, List.of(3, 64, 64), 5, 0);

            second.namedTensors()
                    .forEach((tensor, value) -> assertThat(
                                    value.equal(first.namedTensors().get(tensor)))
                            .as(tensor)
                            .isTrue());
        }
    }

    /** Variances of N(0, 2/fan) and U(±√(6/(in + out))), over so many weights that they are known to 2 %. */
    @ParameterizedTest
    @CsvSource({
        "resnet44, block3_2.conv1.weight, 0.00347222", // 2/(64·9)
        "wrn-16-4, block3_1.conv1.weight, 0.00086806", // 2/(256·9), by what comes out
        "caffenet128, fc7.weight, 0.00097656", // 2/2048
        "c1, conv2.weight, 0.000625" // 2/(64·25 + 64·25)
    })
    void initialWeightsHaveTheVarianceThatThePaperAsksFor(String name, String weights, double variance) {
        try (PointerScope scope = new PointerScope()) {
            Tensor drawn = Objects.requireNonNull(
                    create(name, List.of(3, 64, 64), 10, 0).namedTensors().get(weights));

            double found = drawn.square().mean().item_double();

            assertThat(found / variance).isBetween(0.98, 1.02);
        }
    }

    @Test
    void networksOfImagesSayThatATableIsNone() {
        assertThatThrownBy(() -> create("c1", List.of(105), 2, 0))
                .isInstanceOf(UsageException.class)
                .hasMessage(
                        "model c1 takes images (channels, rows, columns), and an example of the data is [105]; give a"
                                + " network for features, e.g. --model mlp:128, or images in --data");
    }

    @Test
    void imagesThatAreTooSmallAreSaidToBe() {
        assertThatThrownBy(() -> create("caffenet128", List.of(3, 38, 64), 2, 0))
                .isInstanceOf(UsageException.class)
                .hasMessage(
                        "images of 38×64 are too small for model caffenet128, which halves them until nothing is left"
                                + " below 39×39; give larger images, or another network, e.g. --model resnet8");
    }

    @Test
    void misspelledNamesAreAnsweredWithTheNearest() {
        assertThatThrownBy(() -> ModelSpec.parse("resnet-44"))
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith(
                        "model 'resnet-44' is not known; did you mean resnet44? give one of softmax | ");
    }
}
