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

/** One plan through the whole program, on a small data set. */
final class TrainTest {
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
        List<String> args = new ArrayList<>(List.of("train", "--data", data, "--model", "mlp:8"));
        args.addAll(Arrays.asList(more));
        return Main.run(new PrintWriter(out), new PrintWriter(err), args.toArray(String[]::new));
    }

    private static String study(String name) {
        return directory.resolve(name).toString();
    }

    private static JsonNode results(String name) throws IOException {
        return JsonMapper.shared()
                .readTree(Files.readString(directory.resolve(name).resolve("train.json")));
    }

    private void assertRefused(List<String> expected, String... args) {
        assertThat(run(args)).isEqualTo(ExitCode.USAGE.code());
        assertThat(err.toString().lines()).containsExactlyElementsOf(expected);
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void planTrainsToItsBudgetWithALiveCurve() throws IOException {
        String[] plan = {
            "--optimizer",
            "nesterov",
            "--momentum",
            "linear 0.5 -> 0.9",
            "--learning-rate",
            "warmup 360, cosine 0.05",
            "--batch",
            "8 @0, 40 @2ep",
            "--epochs",
            "4",
            "--composition",
            "balanced",
            "--clip-norm",
            "5",
            "--study",
            study("plan")
        };
        assertThat(run(plan)).as(err.toString()).isEqualTo(ExitCode.OK.code());

        assertThat(err.toString())
                .contains("1,440 examples in 108 updates") // 90 of 8, 18 of 40
                .contains("● train ○ valid.")
                .containsPattern("1,440 +108 +40 ");
        assertThat(out.toString()).contains("Trained on the whole budget: 1,440 examples in 108 updates", "Weights: ");
        JsonNode results = results("plan");
        assertThat(results.path("format").asString()).isEqualTo("batchwise-train/1");
        assertThat(results.path("plan").path("batchSize").asString()).isEqualTo("8 @0, 40 @2ep");
        assertThat(results.path("plan").path("phases").size()).isGreaterThan(1);
        assertThat(results.path("trial").path("updates").asLong()).isEqualTo(108);
        assertThat(results.path("batching").path("composition").asString()).isEqualTo("balanced");
        assertThat(directory
                        .resolve("plan")
                        .resolve(results.path("trial").path("checkpoint").asString()))
                .isRegularFile();

        assertThat(directory.resolve("plan/report.html")).isNotEmptyFile();

        String first = results.toString();
        assertThat(run(plan)).isEqualTo(ExitCode.OK.code());
        assertThat(results("plan").toString()).isEqualTo(first); // nothing was trained again
    }

    @Test
    void targetAndUpdatesEndARun() throws IOException {
        assertThat(run("--until", "validation accuracy 0.8", "--epochs", "60", "--batch", "4", "--study", study("u")))
                .isEqualTo(ExitCode.OK.code());
        assertThat(out.toString()).contains("Stopped: validation accuracy 0.8 was reached (");
        assertThat(results("u").path("trial").path("outcome").asString()).isEqualTo("stopped");

        assertThat(run("--updates", "7", "--batch", "16", "--json", "-", "--study", study("n")))
                .isEqualTo(ExitCode.OK.code());
        assertThat(results("n").path("trial").path("examples").asLong()).isEqualTo(112);
        assertThat(results("n").path("trial").path("outcome").asString()).isEqualTo("completed"); // the whole budget
        assertThat(JsonMapper.shared()
                        .readTree(out.toString().substring(out.toString().indexOf('{')))
                        .path("format")
                        .asString())
                .isEqualTo("batchwise-train/1");
    }

    @Test
    void gradientNoiseIsSampledWhereItIsAskedFor() throws IOException {
        assertThat(run("--instruments", "noise", "--epochs", "200", "--batch", "16", "--study", study("noise")))
                .as(err.toString())
                .isEqualTo(ExitCode.OK.code());

        assertThat(out.toString())
                .containsPattern("Gradient noise scale, from [0-9]+ samples of [0-9]+ examples; \\? = not identified:")
                .containsPattern("72,000 +16 +[0-9,.?]+ ");
        JsonNode noise = results("noise").path("trial").path("noise");
        assertThat(noise.path("samples").asInt()).isBetween(8, 15);
        assertThat(noise.path("windows").size()).isEqualTo(2);
        assertThat(noise.path("windows").path(1).path("toExamples").asLong()).isEqualTo(72_000);
        assertThat(noise.path("traceCovariance").asDouble()).isPositive();
        assertThat(noise.path("noiseScale").has("identified")).isTrue();
        assertThat(noise.path("interval").asString()).startsWith("Fieller on a block jackknife, ");
        assertThat(Files.readString(directory.resolve("noise/report.html"))).contains("noiseChart");
    }

    @Test
    void unknownInstrumentsAreRefused() {
        assertRefused(
                List.of(
                        "batchwise: 'nois' in --instruments is not known; did you mean noise? give one of noise, sharpness"),
                "--instruments",
                "nois");
    }

    @Test
    void aTargetOutOfReachEndsAtTheBudget() {
        assertThat(run("--until", "validation accuracy 1", "--epochs", "1", "--study", study("never")))
                .isEqualTo(ExitCode.OK.code());
        assertThat(out.toString())
                .contains("validation accuracy 1 was not reached")
                .contains("Trained on the whole budget");
    }

    @Test
    void everyProblemIsToldAtOnce() {
        assertRefused(
                List.of(
                        "batchwise: target 'test accuracy 0.9' is not a target; give a split, a score and a value, e.g."
                                + " \"validation accuracy 0.97\" or \"train loss 0.1\"",
                        "batchwise: value '0' of --patience cannot be used; give a number of curve points of at least 1,"
                                + " e.g. 5",
                        "batchwise: learning rate \"0.1 @0, 0.02 @2ep, 0.01 @300\" goes back: @300 is example 300, not"
                                + " after @2ep, which is example 720; put the steps in the order of their examples",
                        "batchwise: batch size \"8 @0, 500 @1ep\" reaches 500, above the 360 training examples; stay"
                                + " below, e.g. at most 36, 8 @0, 500 @1ep",
                        "batchwise: momentum \"1\" reaches 1; keep it below 1, e.g. 0.9"),
                "--until",
                "test accuracy 0.9",
                "--patience",
                "0",
                "--learning-rate",
                "0.1 @0, 0.02 @2ep, 0.01 @300",
                "--batch",
                "8 @0, 500 @1ep",
                "--momentum",
                "1");
    }

    @Test
    void batchNormIsNotCutWithoutAGhostBatch() {
        assertRefused(
                List.of(
                        "batchwise: --micro-batch 16 cannot cut the batches of a network with batch norm: its statistics"
                                + " would be taken over each pass instead of the batch, so the update would be another one; give"
                                + " --ghost-batch 128 to take them over chunks of that many examples, the same for every batch"
                                + " size"),
                "--model",
                "f1",
                "--batch",
                "64",
                "--micro-batch",
                "16");
    }

    @Test
    void aTrialOfTheSameStudyCannotBeStartedFromByHand() {
        List<String> refused = List.of(
                "batchwise: 'from=trial:tuned-b32-s1' names a trial of the same study, which only a plan of trials"
                        + " that build on one another can start from; give the checkpoint itself, e.g. --from"
                        + " studies/NAME/checkpoints/tuned-b32-s1.safetensors");
        assertRefused(
                refused,
                "--learning-rate",
                "0.1",
                "--batch",
                "8",
                "--epochs",
                "1",
                "--from",
                "trial:tuned-b32-s1",
                "--study",
                study("chained"));
        assertThat(directory.resolve("chained")).doesNotExist();
    }

    @Test
    void anotherRunInTheSameDirectoryIsRefused() {
        assertThat(run("--epochs", "1", "--study", study("same"))).isEqualTo(ExitCode.OK.code());
        assertThat(run("--epochs", "1", "--batch", "16", "--study", study("same")))
                .isEqualTo(ExitCode.USAGE.code());
        assertThat(err.toString()).contains("batchwise: --batch differs: the study there has 32, asked for is 16");
    }
}
