package dev.batchwise.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.batchwise.fixture.TinyData;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The whole program on a small data set: real workers, real training. */
final class CompareTest {
    private static final JsonMapper JSON = JsonMapper.shared();

    @TempDir
    private static Path directory;

    private static String data = "";

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    /** Makes the study "whole", which several tests look at. */
    @BeforeAll
    static void runOnceUninterrupted() {
        data = TinyData.write(directory.resolve("data"));
        CompareTest first = new CompareTest();
        int code = first.run(
                study("whole", "--json", directory.resolve("copy.json").toString()));
        assertThat(code).as(first.err.toString()).isEqualTo(ExitCode.OK.code());
        assertThat(first.out.toString()).contains("Advice:", "report.html");
        assertThat(first.err.toString()).contains("about 32 trials");
    }

    private int run(String... args) {
        return Main.run(new PrintWriter(out), new PrintWriter(err), args);
    }

    private static String[] study(String name, String... more) {
        List<String> args = new ArrayList<>(List.of(
                "compare",
                "--data",
                data,
                "--model",
                "mlp:8",
                "--examples",
                "12k",
                "--checkpoint-seconds",
                "0.05",
                "--batch-sizes",
                "4,64",
                "--seeds",
                "2",
                "--grid",
                "3",
                "--study",
                directory.resolve(name).toString()));
        args.addAll(Arrays.asList(more));
        return args.toArray(String[]::new);
    }

    private static JsonNode results(String name) throws IOException {
        return JSON.readTree(Files.readString(directory.resolve(name).resolve("results.json")));
    }

    /** Everything but times, memory and what is told of the machine. */
    private static JsonNode timeless(JsonNode node) {
        if (node instanceof ObjectNode object) {
            List<String> names = new ArrayList<>(object.propertyNames());
            names.stream()
                    .filter(name -> name.toLowerCase(java.util.Locale.ROOT).matches(".*(second|memory|environment).*"))
                    .forEach(object::remove);
            object.forEach(CompareTest::timeless);
        } else if (node instanceof ArrayNode array) {
            array.forEach(CompareTest::timeless);
        }
        return node;
    }

    @Test
    void studyRunsToItsReport() throws IOException {
        JsonNode results = results("whole");
        assertThat(JSON.readTree(Files.readString(directory.resolve("copy.json"))))
                .isEqualTo(results);
        assertThat(results.path("format").asString()).isEqualTo("batchwise-results/1");
        List<JsonNode> compared = results.path("trials")
                .valueStream()
                .filter(t -> t.path("purpose").asString().equals("compare"))
                .toList();
        assertThat(compared).hasSize(4).allSatisfy(trial -> {
            assertThat(trial.path("outcome").asString()).isEqualTo("completed");
            assertThat(trial.path("examples").asLong()).isEqualTo(12_000);
            long size = trial.path("batchSize").asLong();
            assertThat(trial.path("updates").asLong()).isEqualTo((12_000 + size - 1) / size);
            assertThat(directory
                            .resolve("whole")
                            .resolve(trial.path("checkpoint").asString()))
                    .isRegularFile();
            assertThat(directory
                            .resolve("whole")
                            .resolve(trial.path("initialCheckpoint").asString()))
                    .isRegularFile();
            assertThat(trial.path("testAccuracy").asDouble()).isGreaterThan(0.8);
        });
        assertThat(results.path("comparison")
                        .valueStream()
                        .map(c -> c.path("batchSize").asInt()))
                .containsExactly(4, 64);
        assertThat(directory.resolve("whole/report.html")).isNotEmptyFile();
        assertThat(Files.readAllLines(directory.resolve("whole/results.csv")))
                .hasSize(1 + results.path("trials").size());
        try (Stream<Path> files = Files.list(directory.resolve("whole/checkpoints"))) {
            assertThat(files.map(f -> f.getFileName().toString())).noneMatch(name -> name.contains("resume"));
        }
    }

    @Test
    void finishedStudyIsReportedAgainWithoutTraining() throws IOException {
        JsonNode first = results("whole");

        assertThat(run("report", directory.resolve("whole").toString())).isEqualTo(ExitCode.OK.code());
        assertThat(results("whole")).isEqualTo(first);
        assertThat(run(study("whole"))).isEqualTo(ExitCode.OK.code());
        assertThat(timeless(results("whole"))).isEqualTo(timeless(first));
        assertThat(err.toString()).contains("finished already").doesNotContain("validation ");
    }

    /** Parent and workers are killed while trials are running, after so many have ended in that sitting. */
    @Test
    void killedStudyGoesOnToTheSameResults() throws IOException, InterruptedException {
        for (int ended : new int[] {1, 9}) {
            Process parent = start(study("killed"));
            try (BufferedReader lines = parent.inputReader(StandardCharsets.UTF_8)) {
                assertThat(lines.lines()
                                .filter(line -> line.contains("validation"))
                                .limit(ended))
                        .hasSize(ended);
                List<ProcessHandle> workers = parent.descendants().toList();
                parent.destroyForcibly().waitFor();
                workers.forEach(ProcessHandle::destroyForcibly);
            }
        }
        Process last = start(study("killed"));
        last.getInputStream().transferTo(OutputStream.nullOutputStream());
        assertThat(last.waitFor()).isEqualTo(ExitCode.OK.code());

        assertThat(timeless(results("killed"))).isEqualTo(timeless(results("whole")));
    }

    private static Process start(String... args) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(Arrays.asList(args));
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    @Test
    void dryRunPrintsThePlanAndWritesNothing() {
        assertThat(run(study("s", "--dry-run"))).isEqualTo(ExitCode.OK.code());

        assertThat(out.toString()).contains("32 trials", "3,000", "188");
        assertThat(directory.resolve("s")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "--batch-sizes=0,4; batch size 0 in --batch-sizes is not positive",
                "--batch-sizes=4,4; is given twice",
                "--batch-sizes=361; above the 360 training examples",
                "--examples=10; smaller than the largest batch of 64",
                "--model=sofmax; did you mean softmax?",
                "--optimizer=adm; did you mean adam?",
                "--data=mnits; did you mean mnist?",
                "--batchsizes=4; did you mean --batch-sizes?",
                "--workers=0; --workers 0 is not positive",
                "--workers=many; many",
            })
    void mistakesAreToldAndNothingIsWritten(String mistake, String message) {
        List<String> args = new ArrayList<>(List.of(study("s")));
        String option = mistake.substring(0, mistake.indexOf('='));
        int given = args.indexOf(option);
        if (given >= 0) {
            args.subList(given, given + 2).clear();
        }
        args.add(mistake);

        assertThat(run(args.toArray(String[]::new))).isEqualTo(ExitCode.USAGE.code());

        assertThat(err.toString()).startsWith("batchwise: ").contains(message);
        assertThat(out.toString()).isEmpty();
        assertThat(directory.resolve("s")).doesNotExist();
    }

    @Test
    void splitsAreExportedAsArrays() {
        Path file = directory.resolve("train.npz");

        assertThat(run("data", "export", data, "--split", "train", "--to", file.toString()))
                .isEqualTo(ExitCode.OK.code());
        assertThat(file).isNotEmptyFile();
        assertThat(run("data", "list")).isEqualTo(ExitCode.OK.code());
        assertThat(out.toString()).contains("mnist", "CC BY-SA 3.0");
    }
}
