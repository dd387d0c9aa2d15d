package dev.batchwise.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.batchwise.advice.StudyResults;
import dev.batchwise.study.UsageException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ResultsJsonTest {
    @TempDir
    Path directory;

    static Stream<StudyResults> studies() {
        return Stream.of(Studies.full(), Studies.tiny(), Studies.diverged(), Studies.unvalidated());
    }

    @ParameterizedTest
    @MethodSource("studies")
    void resultsComeBackAsTheyWere(StudyResults results) {
        Path file = directory.resolve("results.json");

        ResultsJson.write(file, results);

        assertThat(ResultsJson.read(file)).isEqualTo(results);
    }

    @Test
    void keysAndUnitsAreThoseOfTheFormat() throws IOException {
        JsonNode json = tree(Studies.tuned());

        assertThat(json.at("/format").asString()).isEqualTo("batchwise-results/1");
        assertThat(json.at("/study/budgetExamples").asLong()).isEqualTo(150_000);
        assertThat(json.at("/study/arms/0").asString()).isEqualTo("tuned");
        assertThat(json.at("/trials/90/purpose").asString()).isEqualTo("compare");
        assertThat(json.at("/trials/90/curve/12/examples").asLong()).isEqualTo(150_000);
        assertThat(json.at("/comparison/0/testAccuracy/low").asDouble()).isBetween(0.0, 1.0);
        assertThat(json.at("/comparison/0/trainSeconds/median").asDouble()).isEqualTo(22.05);
        assertThat(json.at("/advice/indistinguishable/2").asInt()).isEqualTo(64);
    }

    @Test
    void whatWasNotMeasuredIsNull() throws IOException {
        JsonNode json = tree(Studies.tiny());

        assertThat(json.at("/trials/0/peakMemoryBytes").isNull()).isTrue();
        assertThat(json.at("/comparison/0/testAccuracy/low").isNull()).isTrue();
        assertThat(json.at("/advice/batchSize").isNull()).isTrue();
    }

    @Test
    void figuresThatAreNotFiniteAreNull() throws IOException {
        StudyResults diverged = Studies.diverged();
        String text = text(diverged);

        assertThat(diverged.trials().get(90).curve().get(4).trainLoss()).isNaN();
        assertThat(JsonMapper.shared()
                        .readTree(text)
                        .at("/trials/90/curve/4/trainLoss")
                        .isNull())
                .isTrue();
        assertThat(text).doesNotContain("NaN").doesNotContain("Infinity");
    }

    @Test
    void writingAgainReplacesTheFileAndLeavesNothingBeside() throws IOException {
        Path file = directory.resolve("deep/results.json");

        ResultsJson.write(file, Studies.full());
        ResultsJson.write(file, Studies.tiny());

        assertThat(ResultsJson.read(file)).isEqualTo(Studies.tiny());
        try (Stream<Path> files = Files.list(directory.resolve("deep"))) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void otherFilesAreRefusedWithWhatToDo() throws IOException {
        Path missing = directory.resolve("missing.json");
        Path text = Files.writeString(directory.resolve("text.json"), "no json");
        Path newer = Files.writeString(directory.resolve("newer.json"), "{\"format\": \"batchwise-results/9\"}");
        Path other = Files.writeString(directory.resolve("other.json"), "{\"format\": \"batchwise-results/1\"}");

        assertThatThrownBy(() -> ResultsJson.read(missing))
                .isInstanceOf(UsageException.class)
                .hasMessage("there are no results at " + missing + "; give the results.json of a study");
        assertThatThrownBy(() -> ResultsJson.read(text))
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith(text + " does not hold a study's results (")
                .hasMessageEndingWith("); give the results.json that a study wrote");
        assertThatThrownBy(() -> ResultsJson.read(newer))
                .isInstanceOf(UsageException.class)
                .hasMessage("format batchwise-results/9 of " + newer
                        + " is not batchwise-results/1; give the results.json" + " of a study of this version");
        assertThatThrownBy(() -> ResultsJson.read(other)).isInstanceOf(UsageException.class);
    }

    private static JsonNode tree(StudyResults results) throws IOException {
        return JsonMapper.shared().readTree(text(results));
    }

    private static String text(StudyResults results) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ResultsJson.write(out, results);
        return out.toString(StandardCharsets.UTF_8);
    }
}
