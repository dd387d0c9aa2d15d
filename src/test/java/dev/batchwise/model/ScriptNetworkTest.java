package dev.batchwise.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.bytedeco.pytorch.global.torch.cross_entropy;
import static org.bytedeco.pytorch.global.torch.grad;

import dev.batchwise.study.ModelSpec;
import dev.batchwise.study.UsageException;
import dev.batchwise.torch.TorchRuntime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.BoolOptional;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Models from Python; where they come from stands in make_models.py beside them. */
final class ScriptNetworkTest {
    private static final Path MODELS = Path.of("src/test/resources/torchscript");
    private static final List<Integer> SHAPE = List.of(1, 8, 8);

    @TempDir
    private Path directory;

    private PointerScope scope = new PointerScope();

    @BeforeEach
    void open() {
        TorchRuntime.start();
        scope.close();
        scope = new PointerScope();
    }

    @AfterEach
    void close() {
        scope.close();
    }

    private static ModelSpec spec(String name) {
        return ModelSpec.parse("torchscript:" + MODELS.resolve(name));
    }

    private static Network load(String name) {
        return Networks.create(spec(name), SHAPE, 4, 1, OptionalInt.empty());
    }

    private static Tensor inputs(int count) {
        torch.manual_seed(11);
        return torch.randn(count, 1, 8, 8);
    }

    private static Tensor labels(int count) {
        return torch.arange(new Scalar(count)).to(ScalarType.Long).remainder(new Scalar(4));
    }

    @Test
    void tensorsHaveTheNamesThatPythonGivesThem() {
        assertThat(load("mlp.pt").namedTensors().keySet())
                .containsExactly("dense1.weight", "dense1.bias", "dense2.weight", "dense2.bias");
        assertThat(load("everything.pt").namedTensors().keySet())
                .containsExactlyInAnyOrder(
                        "features.0.weight",
                        "features.0.bias",
                        "features.1.weight",
                        "features.1.bias",
                        "norm.weight",
                        "norm.bias",
                        "out.weight",
                        "out.bias",
                        "scale",
                        "mask",
                        "features.1.running_mean",
                        "features.1.running_var",
                        "features.1.num_batches_tracked",
                        "frozen.weight",
                        "frozen.bias",
                        "norm.running_mean",
                        "norm.running_var",
                        "norm.num_batches_tracked");
    }

    @Test
    void whatIsFrozenOrSharedIsNoParameterOfItsOwn() {
        assertThat(load("everything.pt").parameters().size()).isEqualTo(8);
        assertThat(load("tied.pt").namedTensors().keySet()).containsExactly("up.weight");
    }

    @Test
    void batchNormIsFoundInTheCode() {
        assertThat(spec("everything.pt").hasBatchNorm()).isTrue();
        assertThat(spec("mlp.pt").hasBatchNorm()).isFalse();
    }

    /** Oracle: the same network by name. */
    @Test
    void gradientsAreThoseOfTheSameNetworkByName() {
        Network script = load("mlp.pt");
        Network named = Networks.create(ModelSpec.parse("mlp:8"), SHAPE, 4, 1, OptionalInt.empty());
        copy(script, named);
        Tensor x = inputs(9);

        TensorVector found = grad(new TensorVector(cross_entropy(script.forward(x), labels(9))), script.parameters());
        TensorVector expected = grad(new TensorVector(cross_entropy(named.forward(x), labels(9))), named.parameters());

        for (long i = 0; i < expected.size(); i++) {
            assertThat(found.get(i).equal(expected.get(i))).isTrue();
        }
    }

    private static void copy(Network from, Network to) {
        try (NoGradGuard guard = new NoGradGuard()) {
            to.namedTensors()
                    .forEach((name, tensor) -> tensor.copy_(from.namedTensors().get(name)));
        }
    }

    /** Exact products with the Hessian, run after run and at changing batch sizes, against those of the network by name. */
    @Test
    void secondDerivativesStayExactRunAfterRun() {
        Network script = load("mlp.pt");
        Network named = Networks.create(ModelSpec.parse("mlp:8"), SHAPE, 4, 1, OptionalInt.empty());
        copy(script, named);
        for (int count : new int[] {4, 4, 4, 4, 7, 2, 7}) {
            TensorVector found = alongOnes(script, count);
            TensorVector expected = alongOnes(named, count);
            for (long i = 0; i < expected.size(); i++) {
                assertThat(found.get(i).equal(expected.get(i))).isTrue();
            }
        }
    }

    private static TensorVector alongOnes(Network network, int count) {
        TensorVector leaves = network.parameters();
        Tensor loss = cross_entropy(network.forward(inputs(count)), labels(count));
        TensorVector gradient =
                grad(new TensorVector(loss), leaves, new TensorVector(), new BoolOptional(), true, true);
        TensorVector ones = new TensorVector();
        for (long i = 0; i < gradient.size(); i++) {
            ones.push_back(torch.ones_like(gradient.get(i)));
        }
        return grad(gradient, leaves, ones, new BoolOptional(), false, true);
    }

    @Test
    void modeReachesDropoutAndBatchNorm() {
        Network network = load("everything.pt");
        Tensor x = inputs(6);
        network.eval();
        assertThat(network.forward(x).equal(network.forward(x))).isTrue();
        Tensor mean = Objects.requireNonNull(network.namedTensors().get("features.1.running_mean"));
        Tensor before = mean.clone();

        network.train(true);
        torch.manual_seed(1);
        Tensor first = network.forward(x);
        assertThat(first.equal(network.forward(x))).isFalse();
        torch.manual_seed(1);
        assertThat(first.equal(network.forward(x))).isTrue();

        assertThat(mean.equal(before)).isFalse();
        assertThat(Objects.requireNonNull(network.namedTensors().get("norm.num_batches_tracked"))
                        .item_long())
                .isEqualTo(3);
    }

    @Test
    void weightsAreContiguousWhateverTheOrderInPython() {
        Network network = load("channels_last.pt");
        TensorVector parameters = network.parameters();
        for (long i = 0; i < parameters.size(); i++) {
            assertThat(parameters.get(i).is_contiguous()).isTrue();
        }
        assertThat(network.forward(inputs(2)).shape()).containsExactly(2, 4);
    }

    @Test
    void aModelOfAGpuIsLoadedOntoTheCpu() {
        Tensor x = inputs(3);
        assertThat(load("gpu.pt").forward(x).equal(load("mlp.pt").forward(x))).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "tuple.pt | returns a Tuple where a tensor [batch, outputs] is wanted; save a model that returns its logits"
                        + " alone",
                "unpooled.pt | makes [3, 4, 8, 8] of 3 examples of shape [1, 8, 8], and [3, 4] is wanted: a row of 4 logits",
                "nothing.pt | has no parameters that need a gradient, so there is nothing to train; give a model with",
                "double.pt | parameter dense1.weight in model file",
                "double.pt | is of type Double, and training is in float32; save model.float()",
                "traced.pt | cannot take a batch of 3 examples of shape [1, 8, 8]: shape '[2, 64]' is invalid for input of"
                        + " size 192; give the data it was made for in --data (if it was traced, its batch size may be"
                        + " written into it: use torch.jit.script)",
                "weights.pt | holds no code: torch.save wrote weights or a pickled object, which is never unpickled here;"
                        + " give a file that torch.jit.script(model).save(\"model.pt\") wrote",
                "absent.pt | is not there; give a file that torch.jit.script(model).save(\"model.pt\") wrote",
                "make_models.py | is no TorchScript archive (it is no zip file, or cut off); give a file that",
            })
    void whatCannotBeTrainedIsSaid(String file, String message) {
        assertThatThrownBy(() -> NetworkCheck.check(spec(file), SHAPE, 4))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining(file)
                .hasMessageContaining(message);
    }

    @Test
    void otherFilesAreToldApart() throws IOException {
        Path empty = Files.createFile(directory.resolve("empty.pt"));
        Path weights = Files.writeString(directory.resolve("m.safetensors"), "12345678{\"a\":1}");
        byte[] whole = Files.readAllBytes(MODELS.resolve("mlp.pt"));
        Path cut = Files.write(directory.resolve("cut.pt"), Arrays.copyOf(whole, whole.length / 2));

        assertThatThrownBy(() -> ModelSpec.parse("torchscript:" + empty)).hasMessageContaining("it is empty");
        assertThatThrownBy(() -> ModelSpec.parse("torchscript:" + weights))
                .hasMessageContaining("it looks like .safetensors, which holds weights alone");
        assertThatThrownBy(() -> ModelSpec.parse("torchscript:" + cut)).hasMessageContaining("no zip file, or cut off");
    }

    @Test
    void otherInputsThanTheModelsAreSaid() {
        assertThatThrownBy(() -> NetworkCheck.check(spec("mlp.pt"), List.of(1, 28, 28), 4))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining(
                        "cannot take a batch of 3 examples of shape [1, 28, 28]: mat1 and mat2 shapes cannot"
                                + " be multiplied (3x784 and 64x8)");
    }

    @Test
    void otherClassesThanTheDataHaveAreSaid() {
        assertThatThrownBy(() -> NetworkCheck.check(spec("mlp.pt"), SHAPE, 10))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("makes [3, 4] of 3 examples of shape [1, 8, 8], and [3, 10] is wanted");
    }

    @Test
    void whatIsInOrderPasses() {
        for (String file : List.of("mlp.pt", "everything.pt", "tied.pt", "channels_last.pt", "gpu.pt")) {
            NetworkCheck.check(spec(file), SHAPE, 4);
        }
    }
}
