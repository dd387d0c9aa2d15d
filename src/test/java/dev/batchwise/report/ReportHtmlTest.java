package dev.batchwise.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.batchwise.advice.StudyResults;
import dev.batchwise.advice.StudySummary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportHtmlTest {
    private static final Pattern DATA =
            Pattern.compile("<script type=\"application/json\" id=\"results\">(.*?)</script>", Pattern.DOTALL);

    @TempDir
    Path directory;

    @Test
    void writesAllThreeReportsIntoTheStudy() {
        Reports.write(directory.resolve("study"), Studies.tiny());

        assertThat(directory.resolve("study")).isDirectoryContaining("glob:**/results.json");
        assertThat(directory.resolve("study")).isDirectoryContaining("glob:**/results.csv");
        assertThat(directory.resolve("study")).isDirectoryContaining("glob:**/report.html");
    }

    @Test
    void thePageHoldsTheVeryResults() throws IOException {
        Path json = Files.writeString(directory.resolve("embedded.json"), data(page(Studies.full())));

        assertThat(ResultsJson.read(json)).isEqualTo(Studies.full());
    }

    @Test
    void thePageNamesNoPlaceToLoadFrom() throws IOException {
        String own = page(Studies.tiny()).replace(library(), "");

        assertThat(own).doesNotContainPattern("(?i)(src|href)=\"(https?:|//)").doesNotContain("{{");
        assertThat(own).contains("default-src 'none'");
    }

    @Test
    void aNameCannotEndTheScriptOrBecomeMarkup() throws IOException {
        StudyResults study = named("</script><script>alert(1)</script><!-- &");
        String page = page(study);

        assertThat(page).doesNotContain("<script>alert").doesNotContain("<!-- &");
        assertThat(page).contains("&lt;/script&gt;&lt;script&gt;alert(1)");
        Path json = Files.writeString(directory.resolve("embedded.json"), data(page));
        assertThat(ResultsJson.read(json)).isEqualTo(study);
    }

    private String page(StudyResults results) throws IOException {
        Path file = directory.resolve("report.html");
        ReportHtml.write(file, results);
        return Files.readString(file);
    }

    private static String data(String page) {
        Matcher data = DATA.matcher(page);
        assertThat(data.find()).isTrue();
        return data.group(1);
    }

    private static String library() throws IOException {
        try (var in =
                ReportHtmlTest.class.getResourceAsStream("/META-INF/resources/webjars/echarts/5.5.0/echarts.min.js")) {
            assertThat(in).isNotNull();
            return new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        }
    }

    private static StudyResults named(String data) {
        StudyResults all = Studies.tiny();
        StudySummary s = all.study();
        StudySummary renamed = new StudySummary(
                data,
                s.model(),
                s.budgetExamples(),
                s.until(),
                s.seconds(),
                s.optimizer(),
                s.optimizerSettings(),
                s.momentum(),
                s.batching(),
                s.arms(),
                s.batchSizes(),
                s.seeds(),
                s.decay(),
                s.referenceBatch(),
                s.validationFraction(),
                s.splitSeed(),
                s.trainExamples(),
                s.shape(),
                s.curveTrainExamples(),
                s.searchTrials(),
                s.searchExamples(),
                s.compareExamples());
        return new StudyResults(
                all.format(),
                renamed,
                all.environment(),
                all.trials(),
                all.comparison(),
                all.matchedLoss(),
                all.toTarget(),
                all.targetTrend(),
                all.advice(),
                all.instruments());
    }
}
