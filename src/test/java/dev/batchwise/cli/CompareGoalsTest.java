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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Studies to a target and of equal time on a small data set: real workers, real training. */
final class CompareGoalsTest {
    private static final JsonMapper JSON = JsonMapper.shared();

    @TempDir
    private static Path directory;

    private static String data = "";

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeAll
    static void writeData() {
        data = TinyData.write(directory.resolve("data"));
    }

    private int run(String name, String... more) {
        List<String> args = new ArrayList<>(List.of("compare", "--data", data, "--model", "mlp:8", "--grid", "3"));
        args.addAll(
                List.of("--seeds", "2", "--workers", "1", "--study", path(name).toString()));
        args.addAll(Arrays.asList(more));
        return Main.run(new PrintWriter(out), new PrintWriter(err), args.toArray(String[]::new));
    }

    private static Path path(String name) {
        return directory.resolve(name);
    }

    private static JsonNode results(String name) throws IOException {
        return JSON.readTree(Files.readString(path(name).resolve("results.json")));
    }

    private static List<JsonNode> compared(JsonNode results) {
        return results.path("trials")
                .valueStream()
                .filter(t -> t.path("purpose").asString().equals("compare"))
                .toList();
    }

    @Test
    void everySizeIsTrainedToTheTarget() throws IOException {
        String[] asked = {"--until", "validation accuracy 0.9", "--examples", "30k", "--batch-sizes", "4,16,64"};
        assertThat(run("target", asked)).as(err.toString()).isEqualTo(ExitCode.OK.code());

        JsonNode results = results("target");
        assertThat(results.path("study").path("until").asString()).isEqualTo("validation accuracy 0.9");
        assertThat(results.path("study").path("decay").asString()).isEqualTo("constant");
        assertThat(compared(results)).hasSize(6).allSatisfy(trial -> {
            assertThat(trial.path("outcome").asString()).isEqualTo("stopped");
            assertThat(trial.path("reachedTarget").asBoolean()).isTrue();
            assertThat(trial.path("validationAccuracy").asDouble()).isGreaterThanOrEqualTo(0.9);
            assertThat(trial.path("examples").asLong()).isLessThan(30_000);
        });
        assertThat(results.path("toTarget").valueStream()).hasSize(3).allSatisfy(size -> {
            assertThat(size.path("reached").asInt()).isEqualTo(2);
            assertThat(size.path("censored").asInt()).isZero();
            assertThat(size.path("updates").path("kind").asString()).isEqualTo("mean");
        });
        JsonNode trend = results.path("targetTrend").get(0);
        assertThat(trend.path("n").asInt()).isEqualTo(3);
        assertThat(trend.path("updatesRankCorrelation").asDouble()).isEqualTo(-1);
        assertThat(out.toString())
                .contains("reached", "2 of 2", "Spearman rank correlation of batch size with updates -1.00", "Advice:");

        // The same again trains nothing and says the same.
        String before = Files.readString(path("target").resolve("results.json"));
        err.getBuffer().setLength(0);
        assertThat(run("target", asked)).isEqualTo(ExitCode.OK.code());
        assertThat(err.toString()).contains("finished already").doesNotContain("reached after");
        assertThat(Files.readString(path("target").resolve("results.json"))).isEqualTo(before);

        // A study is of one goal.
        assertThat(run("target", "--until", "validation accuracy 0.8", "--examples", "30k", "--batch-sizes", "4,16,64"))
                .isEqualTo(ExitCode.USAGE.code());
        assertThat(err.toString()).contains("--until differs: the study there has validation accuracy 0.9");
    }

    @Test
    void targetOutOfReachEndsAtTheCapAndSaysSo() throws IOException {
        String[] asked = {"--until", "train loss 0.0001", "--examples", "2k", "--validation", "0", "--batch-sizes", "4"
        };
        assertThat(run("never", asked)).as(err.toString()).isEqualTo(ExitCode.OK.code());

        JsonNode results = results("never");
        assertThat(compared(results)).hasSize(2).allSatisfy(trial -> {
            assertThat(trial.path("outcome").asString()).isEqualTo("completed");
            assertThat(trial.path("reachedTarget").asBoolean()).isFalse();
            assertThat(trial.path("examples").asLong()).isEqualTo(2_000);
        });
        assertThat(results.path("toTarget").valueStream())
                .allMatch(size -> size.path("censored").asInt() == 2
                        && size.path("examples").path("kind").asString().equals("above"));
        assertThat(out.toString())
                .contains("No size reached train loss 0.0001 within 2,000", "the best seen was", "> 2,000");
    }

    @Test
    void everySizeIsGivenTheSameTimeAndAResumedStudyKeepsItsBudgets() throws IOException {
        String[] asked = {"--seconds", "0.1", "--batch-sizes", "4,64", "--grid", "3"};
        assertThat(run("timed", asked)).as(err.toString()).isEqualTo(ExitCode.OK.code());

        JsonNode results = results("timed");
        assertThat(results.path("study").path("seconds").asDouble()).isEqualTo(0.1);
        assertThat(results.path("comparison").valueStream()).hasSize(2).allSatisfy(size -> {
            long budget = size.path("budgetExamples").asLong();
            assertThat(budget % size.path("batchSize").asLong()).isZero();
            assertThat(compared(results))
                    .filteredOn(t -> t.path("batchSize").equals(size.path("batchSize")))
                    .hasSize(2)
                    .allMatch(t -> t.path("examples").asLong() == budget);
        });
        assertThat(err.toString()).contains("B=4 shows ", " in 100 ms (");

        err.getBuffer().setLength(0);
        assertThat(run("timed", asked)).isEqualTo(ExitCode.OK.code());
        assertThat(err.toString()).contains("finished already").doesNotContain("shows");
        assertThat(results("timed")).isEqualTo(results);
        assertThat(Main.run(
                        new PrintWriter(out),
                        new PrintWriter(err),
                        "report",
                        path("timed").toString()))
                .isEqualTo(ExitCode.OK.code());
        assertThat(results("timed")).isEqualTo(results);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "--until=validation accuracy 0.9 --seconds=20; --until validation accuracy 0.9 does not go with --seconds 20",
                "--seconds=20 --examples=90k; --examples 90k does not go with --seconds 20",
                "--until=validation accuracy 0.9 --validation=0; --validation 0 does not go with --until",
                "--until=validation accuracy 0.9 --decay=cosine; --decay cosine does not go with --until",
                "--until=soon; --until: target 'soon' is not a target",
            })
    void goalsThatContradictOneAnotherAreRefused(String options, String message) {
        String[] args = options.split(" (?=--)");

        assertThat(run("none", args)).isEqualTo(ExitCode.USAGE.code());
        assertThat(err.toString()).startsWith("batchwise: ").contains(message);
        assertThat(path("none")).doesNotExist();
    }
}
