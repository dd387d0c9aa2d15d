package dev.batchwise.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.batchwise.fixture.TinyData;
import dev.batchwise.torch.Safetensors;
import dev.batchwise.torch.TorchRuntime;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
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
final class NoiseTest {
    @TempDir
    private static Path directory;

    private static String data = "";

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeAll
    static void writeData() {
        data = TinyData.write(directory.resolve("data"));
    }

    private static Path checkpoint(String name, int features, float weight) {
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
            new Safetensors(tensors, Map.of("model", "softmax")).write(file);
        }
        return file;
    }

    private int run(Object... args) {
        List<String> all = new ArrayList<>(List.of("noise", "--data", data));
        Arrays.stream(args).map(Object::toString).forEach(all::add);
        return Main.run(new PrintWriter(out), new PrintWriter(err), all.toArray(String[]::new));
    }

    @Test
    void everyFigureIsInTheJson() {
        assertThat(run(checkpoint("a", 64, 0.1f), "--exact", "--json", "-"))
                .as(err.toString())
                .isEqualTo(ExitCode.OK.code());

        JsonNode json = JsonMapper.shared().readTree(out.toString());
        assertThat(json.path("format").asString()).isEqualTo("batchwise-noise/1");
        assertThat(json.path("split").asString()).isEqualTo("train");
        assertThat(json.path("subset").asString()).isEqualTo("all");
        assertThat(json.path("examples").asInt()).isEqualTo(360);
        assertThat(json.path("batchNorm").asString()).isEqualTo("none");
        assertThat(json.path("method").asString()).isEqualTo("closed form");
        assertThat(json.path("interval").asString()).isEqualTo("Fieller on a block jackknife, 20 blocks, 95 %");
        double norm = json.path("gradientSquaredNorm").asDouble();
        double trace = json.path("traceCovariance").asDouble();
        JsonNode scale = json.path("noiseScale");
        assertThat(scale.path("value").asDouble()).isCloseTo(trace / norm, within(1e-12 * trace / norm));
        assertThat(scale.path("identified").asBoolean()).isTrue();
        assertThat(scale.path("low").asDouble()).isPositive().isLessThan(trace / norm);
        assertThat(scale.path("high").asDouble()).isGreaterThan(trace / norm);
        JsonNode population = json.path("population");
        assertThat(population.path("gradientSquaredNorm").asDouble())
                .isCloseTo(norm - trace / 359, within(1e-12 * norm));
        JsonNode law = json.path("law");
        assertThat(law.path("points").size()).isEqualTo(8); // 1 to 128
        assertThat(law.path("points").path(0).path("draws").asInt()).isEqualTo(256);
        assertThat(law.path("points").path(7).path("predicted").asDouble())
                .isCloseTo(Math.sqrt(trace / 128 * 232 / 359), within(1e-12));
        assertThat(err.toString()).contains("a.safetensors:", "noise scale ", "falls as m^-0.");
    }

    @Test
    void severalCheckpointsStandSideBySideAndHaveAPage() throws IOException {
        Path json = directory.resolve("both.json");
        Path html = directory.resolve("both.html");
        assertThat(run(
                        checkpoint("b", 64, 0.1f),
                        checkpoint("c", 64, 1f),
                        "--examples",
                        "100",
                        "--split",
                        "test",
                        "--no-law",
                        "--json",
                        json,
                        "--report",
                        html))
                .as(err.toString())
                .isEqualTo(ExitCode.OK.code());

        assertThat(out.toString().replaceAll("\\s+", " "))
                .contains("test split, 100 examples (all); batch norm: none; float32. Intervals: Fieller")
                .containsPattern("\\[1\\] \\[2\\]")
                .containsPattern("noise scale \\(examples\\) [0-9.]+ [0-9.]+ its interval [0-9.]+ to [0-9.]+");
        JsonNode two = JsonMapper.shared().readTree(json.toFile());
        assertThat(two.path("format").asString()).isEqualTo("batchwise-noise/1");
        assertThat(two.path("checkpoints").size()).isEqualTo(2);
        assertThat(two.path("checkpoints").path(1).path("law").isNull()).isTrue();
        assertThat(Files.readString(html)).contains("\"batchwise-noise/1\"", "noisePage.show()");
    }

    @Test
    void figuresDoNotDependOnTheTermsOfPrinting() {
        Path file = checkpoint("again", 64, 0.3f);
        run(file, "--no-law", "--json", "-");
        String first =
                JsonMapper.shared().readTree(out.toString()).path("noiseScale").toString();
        out.getBuffer().setLength(0);
        run(file, "--json", "-");
        assertThat(JsonMapper.shared()
                        .readTree(out.toString())
                        .path("noiseScale")
                        .toString())
                .isEqualTo(first);
    }

    @Test
    void badInputIsRefusedBeforeAnythingIsMeasured() {
        assertThat(run(checkpoint("d", 63, 1f))).isEqualTo(ExitCode.USAGE.code());
        assertThat(err.toString())
                .contains("does not hold the weights of softmax", "tensor out.weight is [4, 63], not [4, 64]");
        err.getBuffer().setLength(0);
        assertThat(run("missing.safetensors", "--examples", "1", "--split", "tests"))
                .isEqualTo(ExitCode.USAGE.code());
        assertThat(err.toString())
                .contains("value '1' of --examples cannot be used; give at least 2, e.g. 10k, or all", "--split");
        err.getBuffer().setLength(0);
        assertThat(run(checkpoint("e", 64, 1f), "--split", "validation", "--validation", "0"))
                .isEqualTo(ExitCode.USAGE.code());
        assertThat(err.toString())
                .contains("the validation split of", "has 0 example(s), and noise takes two; give --split train");
        assertThat(out.toString()).isEmpty();
    }
}
