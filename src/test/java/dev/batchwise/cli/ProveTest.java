package dev.batchwise.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.batchwise.fixture.TinyData;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code schedule convert --prove} on a small data set: real workers, real training. */
final class ProveTest {
    private static final JsonMapper JSON = JsonMapper.shared();

    @TempDir
    private static Path directory;

    private static String data = "";

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    /** Makes the proof "whole", which several tests look at. */
    @BeforeAll
    static void proveOnceUninterrupted() {
        data = TinyData.write(directory.resolve("data"));
        ProveTest first = new ProveTest();
        int code = first.run(proof("whole", "--optimizer", "sgd,adam", "--json", copy().toString()));
        assertThat(code).as(first.err.toString()).isEqualTo(ExitCode.OK.code());
        assertThat(first.out.toString())
                .contains("sgd\n  given      1,800 updates;", "adam: the schedule of sgd times 0.01")
                .contains("verdict", "undecided", "\nsgd: ", "\nadam: ", "report.html");
        assertThat(first.err.toString()).contains("both plans of 2 optimizers, 2 seeds: 8 trials");
    }

    private static Path copy() {
        return directory.resolve("copy.json");
    }

    private int run(String... args) {
        return Main.run(new PrintWriter(out), new PrintWriter(err), args);
    }

    private static String[] proof(String name, String... more) {
        return conversion(concat(
                new String[] {
                    "--prove",
                    "--seeds",
                    "2",
                    "--workers",
                    "1",
                    "--checkpoint-seconds",
                    "0.05",
                    "--study",
                    directory.resolve(name).toString()
                },
                more));
    }

    private static String[] conversion(String... more) {
        return concat(
                new String[] {
                    "schedule",
                    "convert",
                    "--data",
                    data,
                    "--model",
                    "mlp:8",
                    "--epochs",
                    "20",
                    "--batch",
                    "4",
                    "--learning-rate",
                    "0.05 @0, 0.01 @5ep"
                },
                more);
    }

    private static String[] concat(String[] first, String... more) {
        List<String> all = new ArrayList<>(Arrays.asList(first));
        all.addAll(Arrays.asList(more));
        return all.toArray(String[]::new);
    }

    private static JsonNode results(String name) throws IOException {
        return JSON.readTree(Files.readString(directory.resolve(name).resolve("results.json")));
    }

    @Test
    void resultsHoldBothPlansAndTheProofs() throws IOException {
        JsonNode results = results("whole");
        assertThat(JSON.readTree(Files.readString(copy()))).isEqualTo(results);
        assertThat(results.at("/format").asString()).isEqualTo("batchwise-schedule/1");
        assertThat(results.at("/given/updates").asLong()).isEqualTo(1800); // 20 · 360 / 4
        assertThat(results.at("/converted/updates").asLong()).isEqualTo(450 + 270); // 5 ep at 4, 15 ep at 20
        assertThat(results.at("/given/phases").size()).isEqualTo(2);
        JsonNode adam = results.at("/proofs/1");
        assertThat(adam.path("optimizer").asString()).isEqualTo("adam");
        assertThat(adam.path("updatesRatio").asDouble()).isEqualTo(2.5);
        assertThat(adam.at("/given/plan/learningRate").asString()).isEqualTo("0.0005 @0, 0.0001 @5ep");
        assertThat(adam.at("/converted/trials").size()).isEqualTo(2);
        assertThat(adam.at("/converted/trials/1/updates").asLong()).isEqualTo(720);
        assertThat(adam.at("/converted/peakMemoryBytes").isNumber()).isTrue();
        assertThat(adam.at("/finalAccuracy/verdict").asString()).isIn("same", "different", "undecided");
        assertThat(adam.at("/finalAccuracy/low").asDouble())
                .isLessThan(adam.at("/finalAccuracy/difference").asDouble());
        assertThat(adam.at("/lossCurve/partedAtExamples").asLong()).isEqualTo(1800);
        assertThat(directory.resolve("whole/report.html")).isNotEmptyFile();
    }

    /** Until the rate first falls the plans are the same, and so are their trials, to the bit. */
    @Test
    void trialsOfOneSeedAreTheSameUntilThePlansPart() throws IOException {
        JsonNode proof = results("whole").at("/proofs/0");
        for (int point = 0; point < 4; point++) {
            String loss = "/trials/0/curve/" + point + "/trainLoss";
            assertThat(proof.path("given").at(loss))
                    .isEqualTo(proof.path("converted").at(loss));
        }
    }

    @Test
    void aFinishedProofTrainsNothingMore() throws IOException {
        JsonNode first = results("whole");
        assertThat(run("report", directory.resolve("whole").toString())).isEqualTo(ExitCode.OK.code());
        assertThat(results("whole")).isEqualTo(first);
        assertThat(run(proof("whole", "--optimizer", "sgd,adam", "--margin", "90")))
                .isEqualTo(ExitCode.OK.code());
        assertThat(err.toString()).contains("8 trials are finished already").doesNotContain("validation ");
        assertThat(results("whole").at("/proofs/0/finalAccuracy/verdict").asString())
                .isEqualTo("same");
        assertThat(run(proof("whole", "--optimizer", "sgd,adam"))).isEqualTo(ExitCode.OK.code());
    }

    @Test
    void aKilledProofGoesOnToTheSameResult() throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(Arrays.asList(proof("killed")));
        Process parent = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (BufferedReader lines = parent.inputReader(StandardCharsets.UTF_8)) {
            assertThat(lines.lines().filter(line -> line.contains("validation")).limit(1))
                    .hasSize(1);
            List<ProcessHandle> workers = parent.descendants().toList();
            parent.destroyForcibly().waitFor();
            workers.forEach(ProcessHandle::destroyForcibly);
        }
        assertThat(run(proof("killed"))).isEqualTo(ExitCode.OK.code());
        JsonNode killed = results("killed").at("/proofs/0");
        JsonNode whole = results("whole").at("/proofs/0");
        for (String part : List.of("/finalAccuracy", "/lossCurve", "/text", "/given/testAccuracy")) {
            assertThat(killed.at(part)).as(part).isEqualTo(whole.at(part));
        }
    }

    @Test
    void otherOptionsAndOtherStudiesAreRefused() {
        assertThat(run(proof("whole", "--optimizer", "sgd", "--max-batch", "30")))
                .isEqualTo(ExitCode.USAGE.code());
        assertThat(err.toString())
                .contains("--optimizer differs", "--max-batch differs: the study there has none, asked for is 30");
        assertThat(run(
                        "compare",
                        "--data",
                        data,
                        "--examples",
                        "30k",
                        "--study",
                        directory.resolve("whole").toString(),
                        "--batch-sizes",
                        "4,64"))
                .isEqualTo(ExitCode.USAGE.code());
        assertThat(err.toString()).contains("holds a proof of a converted plan, not a comparison of batch sizes");
    }

    @Test
    void memoryIsMeasuredWithoutProof() {
        assertThat(run(conversion("--json", "-"))).isEqualTo(ExitCode.OK.code());
        assertThat(err.toString()).contains("peak memory of training, measured\n  given      ");
        assertThat(JSON.readTree(out.toString())
                        .at("/converted/peakMemoryBytes")
                        .isNumber())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "--prove --optimizer sgd,lars; optimizer lars has no known noise scale to keep",
                "--prove --optimizer sgd,sgd; in --optimizer is given twice",
                "--prove --optimizer sgd,admw; did you mean adamw?",
                "--prove --adam-rate 0.1; --adam-rate 0.1 does not go with --optimizer sgd",
                "--prove --seeds 0; of --seeds cannot be used; give a number of replicates",
                "--prove --model sofmax; did you mean softmax?",
                "--prove --max-batch 4; so there is nothing to prove",
                "--prove --examples-per-epoch 50; --examples-per-epoch 50 does not go with --prove",
                "--prove --workers 0; --workers 0 is not positive",
                "--prove --micro-batch auto; an automatic micro-batch does not go with --prove",
                "--seeds 3; --seeds 3 does not go with a conversion alone",
                "--optimizer sgd,adam; --optimizer sgd,adam does not go with a conversion alone",
                "--model sofmax; did you mean softmax?",
            })
    void mistakesAreToldAndNothingIsTrained(String mistake, String message) {
        assertThat(run(conversion(mistake.split(" ")))).isEqualTo(ExitCode.USAGE.code());

        assertThat(err.toString()).startsWith("batchwise: ").contains(message);
        assertThat(out.toString()).isEmpty();
    }
}
