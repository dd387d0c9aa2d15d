package dev.batchwise.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.batchwise.fixture.TinyData;
import dev.batchwise.torch.Safetensors;
import dev.batchwise.torch.TorchRuntime;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole command on checkpoints of logistic regression, on a small data set. */
final class SharpnessTest {
    private static final String ADVICE =
            "; give a .safetensors file that batchwise wrote, e.g. studies/NAME/checkpoints/TRIAL.safetensors";

    @TempDir
    private static Path directory;

    private static String data = "";

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeAll
    static void writeData() {
        data = TinyData.write(directory.resolve("data"));
    }

    private static Path checkpoint(String name, int features, float weight, Map<String, String> metadata) {
        Path file = directory.resolve(name + ".safetensors");
        TorchRuntime.start();
        try (PointerScope scope = new PointerScope()) {
            float[] weights = new float[4 * features];
            for (int i = 0; i < weights.length; i++) {
                weights[i] = weight * (float) Math.sin(i);
            }
            Map<String, Tensor> tensors = new LinkedHashMap<>();
            tensors.put("out.weight", Tensor.create(weights, 4, features));
            tensors.put("out.bias", Tensor.create(new float[4], 4));
            new Safetensors(tensors, metadata).write(file);
        }
        return file;
    }

    private static Path checkpoint(String name, float weight) {
        return checkpoint(name, 64, weight, Map.of("model", "softmax"));
    }

    private int run(Object... args) {
        List<String> all = new ArrayList<>(List.of("sharpness", "--data", data));
        Arrays.stream(args).map(Object::toString).forEach(all::add);
        return Main.run(new PrintWriter(out), new PrintWriter(err), all.toArray(String[]::new));
    }

    private void assertRefused(Path file, String problem) {
        err.getBuffer().setLength(0);
        assertThat(run(file)).isEqualTo(ExitCode.USAGE.code());
        assertThat(err.toString().lines().filter(line -> line.startsWith("batchwise: ")))
                .containsExactly("batchwise: checkpoint " + file + problem);
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void everyMeasureIsInTheJson() {
        assertThat(run(checkpoint("a", 0.1f), "--json", "-", "--learning-rate", "0.1"))
                .as(err.toString())
                .isEqualTo(ExitCode.OK.code());

        JsonNode json = JsonMapper.shared().readTree(out.toString());
        assertThat(json.path("format").asString()).isEqualTo("batchwise-sharpness/1");
        assertThat(json.path("split").asString()).isEqualTo("train");
        assertThat(json.path("examples").asInt()).isEqualTo(360);
        assertThat(json.path("subset").asString()).isEqualTo("all");
        assertThat(json.path("batchNorm").asString()).isEqualTo("none");
        JsonNode hessian = json.path("hessian");
        double lambda = hessian.path("lambdaMax").path("value").asDouble();
        assertThat(lambda).isPositive();
        assertThat(hessian.path("lambdaMax").path("converged").asBoolean()).isTrue();
        assertThat(hessian.path("top").path(0).asDouble()).isEqualTo(lambda);
        assertThat(hessian.path("trace").path("value").asDouble()).isGreaterThan(lambda);
        assertThat(hessian.path("stableLearningRate").asDouble()).isEqualTo(2 / lambda);
        assertThat(json.path("keskar").size()).isEqualTo(6); // two widths, full and two draws
        assertThat(json.path("adaptive").size()).isEqualTo(3);
        for (JsonNode phi : json.path("keskar")) {
            assertThat(phi.path("value").asDouble())
                    .isPositive()
                    .isGreaterThanOrEqualTo(phi.path("originValue").asDouble());
        }
        assertThat(err.toString()).contains("λ_max", "this is not a minimum: the gradient norm is ");
    }

    @Test
    void fullPresetAddsTheSpectrumAndSeveralCheckpointsStandSideBySide() {
        Path json = directory.resolve("both.json");
        assertThat(run(
                        checkpoint("b", 0.1f),
                        checkpoint("c", 1f),
                        "--preset",
                        "full",
                        "--examples",
                        "100",
                        "--draws",
                        "1",
                        "--json",
                        json))
                .as(err.toString())
                .isEqualTo(ExitCode.OK.code());

        assertThat(out.toString().replaceAll("\\s+", " "))
                .contains(
                        "train split, 100 examples (first 100 of a fixed permutation of 360); batch norm: none; float32;")
                .containsPattern("\\[1\\] \\[2\\]")
                .containsPattern("φ, ε = 0.001, A = I +[0-9.]+ +[0-9.]+")
                .containsPattern("Gauss–Newton λ_max +[0-9.]+ +[0-9.]+")
                .containsPattern("λ_min +");
        JsonNode two = JsonMapper.shared().readTree(json.toFile()).path("checkpoints");
        assertThat(two.size()).isEqualTo(2);
        assertThat(two.path(1).path("hessian").path("density").path("at").size())
                .isEqualTo(400);
    }

    /** At α = 0 and 1 the points are the checkpoints, and where both weights are 0 the loss is ln 4. */
    @Test
    void theLineGoesThroughBothCheckpoints() {
        Path zero = checkpoint("zero", 0);
        Path one = checkpoint("one", 0.5f);
        assertThat(run("--line", zero, one, "--json", "-")).as(err.toString()).isEqualTo(ExitCode.OK.code());

        JsonNode json = JsonMapper.shared().readTree(out.toString());
        assertThat(json.path("format").asString()).isEqualTo("batchwise-line/1");
        for (String line : List.of("straight", "curved")) {
            JsonNode points = json.path(line);
            assertThat(points.size()).isEqualTo(25);
            assertThat(points.path(8).path("alpha").asDouble()).isZero();
            assertThat(points.path(8).path("trainLoss").asDouble()).isCloseTo(Math.log(4), within(1e-6));
            assertThat(points.path(16).path("alpha").asDouble()).isEqualTo(1);
            assertThat(points.path(16).path("testLoss").asDouble()).isNotCloseTo(Math.log(4), within(1e-2));
        }
        assertThat(json.path("straight").path(16)).isEqualTo(json.path("curved").path(16));
        assertThat(run("--line", one)).isEqualTo(ExitCode.USAGE.code());
        assertThat(err.toString())
                .contains("batchwise: --line with 1 checkpoint(s) is no line; give two, the one at α = 0 first");
    }

    @Test
    void aFigureIsTheSameAgain() {
        Path file = checkpoint("again", 0.3f);
        run(file, "--json", "-");
        String first =
                JsonMapper.shared().readTree(out.toString()).path("hessian").toString();
        out.getBuffer().setLength(0);
        run(file, "--json", "-");

        assertThat(JsonMapper.shared().readTree(out.toString()).path("hessian").toString())
                .isEqualTo(first);
    }

    @Test
    void whatIsNoCheckpointIsRefused() throws IOException {
        Path missing = directory.resolve("missing.safetensors");
        assertRefused(missing, " is not a file" + ADVICE);
        Path text = Files.writeString(directory.resolve("text.safetensors"), "weights, weights, weights");
        assertRefused(text, " cannot be read: it is no safetensors file: its header length does not fit" + ADVICE);
        assertRefused(
                checkpoint("nameless", 64, 1, Map.of()),
                " does not say which model it holds (no \"model\" in its metadata)" + ADVICE);
        assertRefused(
                checkpoint("unknown", 64, 1, Map.of("model", "transformer")),
                " holds model 'transformer', which is not known here; use the version of batchwise that wrote it");
    }

    @Test
    void damagedFilesAreRefused() throws IOException {
        assertRefused(
                damaged("type", "{\"out.weight\":{\"dtype\":\"F13\",\"shape\":[2],\"data_offsets\":[0,8]}}"),
                " cannot be read: tensor 'out.weight' is of type 'F13', which is none of BF16, BOOL, F16, F32, F64, I16, I32, I64,"
                        + " I8, U8" + ADVICE);
        assertRefused(
                damaged("outside", "{\"out.weight\":{\"dtype\":\"F32\",\"shape\":[4],\"data_offsets\":[0,16]}}"),
                " cannot be read: tensor 'out.weight' at bytes 0 to 16 lies outside the 8 bytes of data" + ADVICE);
        assertRefused(
                damaged("shape", "{\"out.weight\":{\"dtype\":\"F32\",\"shape\":[3],\"data_offsets\":[0,8]}}"),
                " cannot be read: tensor 'out.weight' of shape [3] does not fill its 8 bytes" + ADVICE);
        assertRefused(
                damaged(
                        "overlap",
                        "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]},"
                                + "\"b\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,8]}}"),
                " cannot be read: tensors 'a' and 'b' overlap" + ADVICE);
    }

    private static Path damaged(String name, String header) throws IOException {
        byte[] text = header.getBytes(StandardCharsets.UTF_8);
        ByteBuffer file = ByteBuffer.allocate(8 + text.length + 8).order(ByteOrder.LITTLE_ENDIAN);
        file.putLong(text.length).put(text);
        return Files.write(directory.resolve("damaged-" + name + ".safetensors"), file.array());
    }

    @Test
    void aCheckpointThatDoesNotFitIsRefused() {
        assertRefused(
                checkpoint("other", 9, 1, Map.of("model", "softmax")),
                " does not hold the weights of softmax for inputs [1, 8, 8] and 4 outputs: tensor out.weight is [4, 9],"
                        + " not [4, 64]; give --data as it was trained on");
        assertRefused(
                checkpoint("nan", Float.NaN),
                " holds values that are not finite, first in tensor out.weight; give one of a run that did not diverge");
    }

    @Test
    void optionsAreCheckedAllAtOnce() {
        assertThat(run(directory, "--split", "tran", "--epsilon", "0,x", "--draws", "-1", "--examples", "0"))
                .isEqualTo(ExitCode.USAGE.code());
        assertThat(err.toString().lines())
                .containsExactly(
                        "batchwise: 'tran' in --split is not known; did you mean train? give one of train, validation, test",
                        "batchwise: value '0' of --examples cannot be used; give a number of at least 1, e.g. 10k, or all",
                        "batchwise: value '-1' of --draws cannot be used; give a number of at least 0, e.g. 5",
                        "batchwise: value '0' of --epsilon cannot be used; give numbers above 0, e.g. 1e-3",
                        "batchwise: value 'x' of --epsilon cannot be used; give numbers above 0, e.g. 1e-3");
    }
}
