package dev.batchwise.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.batchwise.fixture.TinyData;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Sharpness of all trained networks of a study of logistic regression on a small data set. */
final class StudySharpnessTest {
    @TempDir
    private static Path directory;

    private static Path study = Path.of("");

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeAll
    static void train() {
        study = directory.resolve("study");
        StudySharpnessTest first = new StudySharpnessTest();
        int code = first.run(
                "compare",
                "--data",
                TinyData.write(directory.resolve("data")),
                "--model",
                "softmax",
                "--examples",
                "4k",
                "--batch-sizes",
                "4,16,64",
                "--seeds",
                "2",
                "--learning-rate",
                "0.1",
                "--study",
                study);
        assertThat(code).as(first.err.toString()).isEqualTo(ExitCode.OK.code());
    }

    private int run(Object... args) {
        List<String> all = new ArrayList<>();
        Arrays.stream(args).map(Object::toString).forEach(all::add);
        return Main.run(new PrintWriter(out), new PrintWriter(err), all.toArray(String[]::new));
    }

    private static JsonNode read(Path file) {
        return JsonMapper.shared().readTree(file.toFile());
    }

    @Test
    void everyTrainedNetworkIsMeasuredOnceAndTheReportShowsIt() throws IOException {
        Path json = directory.resolve("sharpness.json");
        assertThat(run("sharpness", "--study", study, "--json", json, "--workers", "2"))
                .as(err.toString())
                .isEqualTo(ExitCode.OK.code());

        JsonNode found = read(json);
        assertThat(found.path("checkpoints").size()).isEqualTo(6);
        assertThat(found.path("checkpoints")
                        .path(0)
                        .path("trial")
                        .path("batchSize")
                        .asInt())
                .isEqualTo(4);
        assertThat(found.path("checkpoints").path(0).path("learningRate").asDouble())
                .isEqualTo(0.1);
        assertThat(found.path("sizes").size()).isEqualTo(3);
        assertThat(found.path("sizes")
                        .path(2)
                        .path("measures")
                        .path("lambdaMax")
                        .path("n")
                        .asInt())
                .isEqualTo(2);
        JsonNode trend = found.path("trends").path(0);
        assertThat(trend.path("measure").asString()).isEqualTo("keskarFull");
        assertThat(trend.path("with").asString()).isEqualTo("batchSize");
        assertThat(trend.path("n").asInt()).isEqualTo(6);
        assertThat(trend.path("rho").asDouble()).isBetween(-1.0, 1.0);
        assertThat(read(study.resolve("results.json")).path("instruments").path("sharpness"))
                .isEqualTo(found);
        assertThat(Files.readString(study.resolve("report.html"))).contains("\"keskarFull\"");
        assertThat(out.toString()).contains("rank correlation", "Report:  ");
        assertThat(err.toString()).contains("[6/6]");

        err.getBuffer().setLength(0);
        assertThat(run("sharpness", "--study", study, "--json", "-")).isEqualTo(ExitCode.OK.code());
        assertThat(err.toString()).doesNotContain("[1/6]"); // kept
    }

    @Test
    void oneTrialIsMeasuredAlone() {
        String id = read(study.resolve("results.json"))
                .path("trials")
                .path(0)
                .path("id")
                .asString();
        assertThat(run("sharpness", "--study", study, "--trial", id, "--json", "-"))
                .as(err.toString())
                .isEqualTo(ExitCode.OK.code());

        JsonNode found = JsonMapper.shared().readTree(out.toString());
        assertThat(found.path("trial").path("id").asString()).isEqualTo(id);
        assertThat(found.path("checkpoint").asString()).isEqualTo("checkpoints/" + id + ".safetensors");
        assertThat(found.path("hessian").path("lambdaMax").path("converged").asBoolean())
                .isTrue();
    }

    @Test
    void whatCannotBeMeasuredIsRefused() {
        assertThat(run("sharpness")).isEqualTo(ExitCode.USAGE.code());
        assertThat(run("sharpness", "--study", study, "--trial", "constant-b4", "--data", "mnist"))
                .isEqualTo(ExitCode.USAGE.code());
        assertThat(run("sharpness", "--study", study, "--trial", "constant-b4-s7"))
                .isEqualTo(ExitCode.USAGE.code());
        assertThat(run("sharpness", "--plane", "--points", "4", "--trial", "x", study.resolve("results.json")))
                .isEqualTo(ExitCode.USAGE.code());
        assertThat(err.toString().lines().filter(line -> line.startsWith("batchwise: ")))
                .containsExactly(
                        "batchwise: nothing to measure; give checkpoint files, or --study with a study's directory",
                        "batchwise: --data: data and split follow from the study " + study + "; leave them out",
                        "batchwise: trial 'constant-b4-s7' in --trial is not in study " + study
                                + "; did you mean constant-b4-s1? give an id as results.json has it, of those with a"
                                + " checkpoint",
                        "batchwise: --trial x is of no study; give --study DIR too",
                        "batchwise: value '4' of --points cannot be used; give an odd number from 3 to 501, e.g. 21");
    }

    /** The middle of the plane is the network itself, which the trial scored on the same examples. */
    @Test
    void thePlaneIsAroundTheNetwork() {
        JsonNode trial = read(study.resolve("results.json")).path("trials").path(0);
        assertThat(run(
                        "sharpness",
                        "--plane",
                        "--points",
                        "3",
                        "--data",
                        read(study.resolve("results.json"))
                                .path("study")
                                .path("data")
                                .asString(),
                        "--examples",
                        "all",
                        "--json",
                        "-",
                        "--report",
                        directory.resolve("plane.html"),
                        study.resolve(trial.path("checkpoint").asString())))
                .as(err.toString())
                .isEqualTo(ExitCode.OK.code());

        JsonNode plane = JsonMapper.shared().readTree(out.toString());
        assertThat(plane.path("format").asString()).isEqualTo("batchwise-plane/1");
        assertThat(plane.path("trainLoss").path(1).path(1).asDouble())
                .isEqualTo(trial.path("trainLoss").asDouble());
        assertThat(plane.path("testAccuracy").path(1).path(1).asDouble())
                .isEqualTo(trial.path("testAccuracy").asDouble());
        assertThat(plane.path("trainLoss").path(0).path(2).asDouble())
                .isGreaterThan(trial.path("trainLoss").asDouble());
        assertThat(directory.resolve("plane.html")).isNotEmptyFile();
    }
}
