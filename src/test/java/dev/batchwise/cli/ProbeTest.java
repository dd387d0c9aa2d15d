package dev.batchwise.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.batchwise.advice.ProbeResults;
import dev.batchwise.fixture.TinyData;
import dev.batchwise.study.ModelSpec;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole command with real workers, on a small data set. */
final class ProbeTest {
    @TempDir
    private static Path directory;

    private static String data = "";

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeAll
    static void writeData() {
        data = TinyData.write(directory.resolve("data"));
    }

    private int run(String... more) {
        List<String> args = new ArrayList<>(List.of("probe", "--data", data, "--model", "mlp:8"));
        args.addAll(Arrays.asList(more));
        return Main.run(new PrintWriter(out), new PrintWriter(err), args.toArray(String[]::new));
    }

    @Test
    void everySizeIsRunMeasuredAndReported() {
        Path study = directory.resolve("probe");
        int code = run("--batch-sizes", "4,256", "--rounds", "1", "--study", study.toString(), "--json", "-");
        assertThat(code).as(err.toString()).isEqualTo(ExitCode.OK.code());

        JsonNode json = JsonMapper.shared().readTree(out.toString());
        assertThat(json.path("format").asString()).isEqualTo("batchwise-probe/1");
        assertThat(json.path("sizes").size()).isEqualTo(2);
        for (JsonNode size : json.path("sizes")) {
            assertThat(size.path("outcome").asString()).isEqualTo("ran");
            assertThat(size.path("examplesPerSecond").asDouble()).isPositive();
            assertThat(size.path("updateSeconds").path("median").asDouble()).isPositive();
            assertThat(size.path("updateSeconds").path("n").asInt()).isGreaterThanOrEqualTo(3);
            assertThat(size.path("use").path("boundBy").asString()).isNotEmpty();
        }
        assertThat(json.path("largestThatRan").asInt()).isEqualTo(256);
        assertThat(json.path("hardware").path("matmulGflops").asDouble()).isPositive();
        assertThat(json.path("hardware").path("copyGBs").asDouble()).isPositive();
        assertThat(json.path("work").path("forwardFlops").asDouble()).isEqualTo(2 * (64 * 8 + 8 * 4));
        assertThat(err.toString())
                .contains("B=4: ", "B=256: ", "Largest that ran: B=256, run again in a fresh worker.")
                .contains("Charts:  " + study.resolve("probe.html"), "Results: " + study.resolve("probe.json"));
        ProbeResults kept =
                JsonMapper.shared().readValue(study.resolve("probe.json").toFile(), ProbeResults.class);
        assertThat(kept.largestThatRan()).hasValue(256);
        assertThat(study.resolve("probe.html")).content().contains("<title>Probe of mlp:8 on ");
    }

    @Test
    void optionsAreCheckedAllAtOnce() {
        assertThat(run(
                        "--model",
                        "mpl:8",
                        "--device",
                        "cuda",
                        "--batch-sizes",
                        "0,400",
                        "--optimizer",
                        "sgd",
                        "--beta1",
                        "0.5"))
                .isEqualTo(ExitCode.USAGE.code());
        assertThat(err.toString().lines())
                .containsExactly(
                        "batchwise: --device cuda is not supported by this build of libtorch; give --device cpu",
                        "batchwise: model 'mpl:8' is not known; did you mean mlp:128? give one of "
                                + String.join(" | ", ModelSpec.names()),
                        "batchwise: --beta1 0.5 does not go with --optimizer sgd; leave it out, or give --optimizer adam,"
                                + " adamw or lamb",
                        "batchwise: batch size 0 in --batch-sizes is not positive; give integers of at least 1, e.g."
                                + " 32,64,128",
                        "batchwise: batch size 400 in --batch-sizes is above the 360 training examples of " + data
                                + "; give sizes of at most 360");
        assertThat(out.toString()).isEmpty();
    }
}
