package dev.batchwise.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.batchwise.advice.StudyResults;
import dev.batchwise.study.Purpose;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.logging.LogType;

/** Opens the report in a real browser. Left out, by name, where there is none. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReportInChromiumTest {
    private static final Map<String, StudyResults> STUDIES = Map.of(
            "full", Studies.full(),
            "tuned", Studies.tuned(),
            "target", TargetStudies.target(),
            "tiny", Studies.tiny(),
            "diverged", Studies.diverged(),
            "unvalidated", Studies.unvalidated());

    private Path studies = Path.of("");
    private Optional<Browser> started = Optional.empty();

    // The profile is left to the system to clean up: the browser may still be writing into it when it has been told to
    // quit.
    @BeforeAll
    void startBrowser(@TempDir Path directory, @TempDir(cleanup = CleanupMode.NEVER) Path profile) {
        Optional<Browser.Programs> programs = Browser.Programs.find();
        String leftOut = "left out: ReportInChromiumTest (no chromium and chromedriver found;"
                + " install both, e.g. Debian's packages chromium and chromium-driver)";
        if (programs.isEmpty()) {
            System.out.println(leftOut);
        }
        assumeTrue(programs.isPresent(), leftOut);
        studies = directory;
        STUDIES.forEach((name, results) -> Reports.write(studies.resolve(name), results));
        started = programs.map(p -> Browser.start(p, profile));
    }

    @AfterAll
    void quitBrowser() {
        started.ifPresent(Browser::close);
    }

    private Browser browser() {
        return started.orElseThrow();
    }

    private ReportPage page() {
        return new ReportPage(browser());
    }

    @Test
    void everyStudyLoadsWithoutErrorsAndAsksNobodyForAnything() {
        browser().log(LogType.PERFORMANCE);
        browser().log(LogType.BROWSER);
        for (String study : STUDIES.keySet()) {
            page().open(studies.resolve(study));

            assertThat(browser().log(LogType.BROWSER)).as(study).isEmpty();
            assertThat(page().requests())
                    .as(study)
                    .hasSize(1)
                    .allMatch(url -> url.startsWith("file:") && url.endsWith("report.html"));
        }
    }

    @Test
    void chartsAreDrawnWithAMarkForEveryFigure() {
        page().open(studies.resolve("full"));
        page().click("#accuracy [data-value=all]");

        String bars = "[stroke-width='1.5']"; // a bar and its two caps for each interval
        assertThat(page().marks("accuracy", bars))
                .isEqualTo(3 * 21); // four arms of six sizes, two diverged, one of one seed
        assertThat(page().marks("accuracy", "[fill='#a04c93']")).isEqualTo(6); // the constant arm's points
        assertThat(page().marks("accuracy", "[fill='#c8510a']"))
                .isEqualTo(4 + 2); // the linear arm's points and crosses
        assertThat(page().marks("curves", "[fill^='rgb(']"))
                .isEqualTo(6 * 12); // the start is not on a logarithmic axis
        assertThat(page().marks("time", bars)).isEqualTo(3 * 6);
        assertThat(page().marks("memory", "[fill='#1b1e23']")).isEqualTo(5);
        assertThat(page().marks("rates", "[fill^='rgb(']")).isEqualTo(80); // scored search trials
        assertThat(page().marks("rates", "[fill='#59606b']")).isEqualTo(10); // diverged ones
        assertThat(page().marks("matched", bars)).isEqualTo(3 * 6);
    }

    @Test
    void everyChartSaysWhatItIsToThoseWhoDoNotSeeIt() {
        page().open(studies.resolve("full"));

        assertThat(
                        browser()
                                .run(
                                        "return [...document.querySelectorAll('figure')].every(f =>"
                                                + " f.querySelector('h2').textContent && f.querySelector('.chart').getAttribute('aria-label').length > 40"
                                                + " && f.querySelector('figcaption').textContent.length > 20 && f.querySelector('details, table'))"))
                .isEqualTo(true);
        assertThat(browser()
                        .run("document.querySelector('#curves details').open = true;"
                                + " return document.querySelector('#curves details table') === null"))
                .isEqualTo(true);
        assertThat(browser().await("document.querySelectorAll('#curves details tbody tr').length"))
                .isEqualTo(6L * (13 + 1));
    }

    @Test
    void theHorizontalAxisOfTheCurvesIsSwitched() {
        page().open(studies.resolve("tuned"));
        assertThat(page().texts("curves")).contains("Examples shown, log scale").contains("100,000");

        page().click("#curves [data-value=updates]");
        assertThat(page().texts("curves")).contains("Updates made, log scale").doesNotContain("Examples shown");

        page().click("#curves [data-value=linear]");
        assertThat(page().texts("curves")).contains("Updates made").doesNotContain("Updates made, log scale");
        assertThat(browser().run("return document.querySelector('#curves .chart').getAttribute('aria-label')"))
                .asString()
                .startsWith("Training loss against updates");
    }

    @Test
    void darkAndLightChangePageAndCharts() {
        page().open(studies.resolve("tuned"));
        String page = "return getComputedStyle(document.body).backgroundColor";
        String lines =
                "return [...document.querySelectorAll('#curves svg path')].map(p => p.getAttribute('stroke')).join()";
        Object lightPage = browser().run(page);
        Object lightLines = browser().run(lines);

        page().click("#theme");

        assertThat(lightPage).isEqualTo("rgb(255, 255, 255)");
        assertThat(browser().run(page)).isEqualTo("rgb(17, 20, 23)");
        assertThat(browser().run(lines)).isNotEqualTo(lightLines);
        page().click("#theme");
        assertThat(browser().run(lines)).isEqualTo(lightLines);
        browser().run("localStorage.clear()");
    }

    @Test
    void thePageFollowsTheSystemsColours() {
        browser().show(1280, 900, "dark");
        browser()
                .driver()
                .get(studies.resolve("tiny").resolve(Reports.HTML).toUri().toString());

        assertThat(browser().run("return document.documentElement.dataset.theme"))
                .isEqualTo("dark");
    }

    @Test
    void trialsAreSortedFilteredAndTurnedByThePage() {
        page().open(studies.resolve("full"));
        assertThat(page().place()).isEqualTo("1–25 of 162 trials");

        page().click("[data-filter=purpose] option[value=compare]");
        assertThat(page().place()).isEqualTo("1–25 of 72 trials");
        page().click("[data-filter=outcome] option[value=diverged]");
        assertThat(page().place()).isEqualTo("1–7 of 7 trials");

        page().click("[data-filter=outcome] option:first-child");
        page().click("[data-sort=trainSeconds]");
        assertThat(page().column(11)).isSortedAccordingTo(Comparator.comparingDouble(Double::parseDouble));
        page().click("[data-sort=trainSeconds]");
        assertThat(page().column(11).get(0)).isEqualTo("22.1");
        assertThat(browser().run("return document.querySelector('[aria-sort=descending]').textContent"))
                .isEqualTo("Time, s");

        page().click("#trials .pager button:nth-child(2)");
        assertThat(page().place()).isEqualTo("26–50 of 72 trials");
    }

    @Test
    void pointingAtAMarkTellsItsFigures() {
        page().open(studies.resolve("tuned"));
        String best = Quantities.percent(
                Studies.tuned().trials().stream()
                        .filter(t -> t.purpose() == Purpose.SEARCH)
                        .mapToDouble(t -> t.validationAccuracy().orElse(0))
                        .max()
                        .orElseThrow(),
                2);

        // The darkest mark is the best of the search.
        assertThat(page().tip("rates", "rgb(11,52,104)"))
                .startsWith("Batch size 16, learning rate 0.08")
                .contains("validation accuracy" + best + " %")
                .contains("150,000 (full budget)");
    }

    @Test
    void aPhoneShowsThePageWithoutScrollingSideways() {
        for (String study : List.of("full", "tiny", "target")) {
            browser().show(390, 844, "light");
            browser()
                    .driver()
                    .get(studies.resolve(study).resolve(Reports.HTML).toUri().toString());

            assertThat(browser().run("return document.documentElement.scrollWidth"))
                    .as(study)
                    .isEqualTo(390L);
            assertThat(browser().run("return document.documentElement.clientWidth"))
                    .as(study)
                    .isEqualTo(390L);
        }
    }

    @Test
    void aStudyToATargetShowsWhatItTookAndSpeaksOfIt() {
        page().open(studies.resolve("target"));

        assertThat(page().texts("target"))
                .contains("Updates to the target, log scale")
                .contains("Examples to the target, log scale");
        assertThat(browser().run("return document.querySelector('#target').textContent"))
                .asString()
                .contains("What it took to reach validation accuracy 0.95", "updates −1.00", "3 of 3", "> 150,000")
                .contains("An open mark is where the cap ended trials");
        assertThat(browser().run("return document.querySelector('#reading').textContent"))
                .asString()
                .contains("A cap is a lower bound")
                .doesNotContain("At equal examples", "At equal time");
        assertThat(browser().run("return document.querySelector('#accuracy').textContent"))
                .asString()
                .contains("Accuracy at the target", "All trials were trained to the same score");

        page().open(studies.resolve("tuned"));
        assertThat(browser().run("return document.querySelectorAll('#target, [href=\"#target\"]').length"))
                .isEqualTo(0L);
    }

    @Test
    void whatIsMissingIsSaid() {
        page().open(studies.resolve("tiny"));
        assertThat(browser().run("return document.querySelector('#verdict').textContent"))
                .isEqualTo("unknown");
        assertThat(page().empties())
                .contains("Peak memory was not measured", "No learning rate was searched", "no two batch sizes");

        page().open(studies.resolve("diverged"));
        assertThat(page().empties()).contains("No compared trial completed, so there is no accuracy");

        page().open(studies.resolve("unvalidated"));
        assertThat(page().texts("accuracy")).contains("Test accuracy (%)");
    }

    @Test
    void downloadsHoldTheSameAsTheFiles() throws IOException {
        page().open(studies.resolve("full"));

        String json = page().saved("results.json");
        String csv = page().saved("results.csv");

        Path copy = Files.writeString(studies.resolve("downloaded.json"), json);
        assertThat(ResultsJson.read(copy)).isEqualTo(Studies.full());
        assertThat(csv.lines().toList())
                .hasSize(163)
                .first()
                .isEqualTo(Files.readAllLines(studies.resolve("full").resolve(Reports.CSV))
                        .get(0));
        assertThat(csv).contains("\"an allocation of 1,073,741,824 bytes failed, \"\"malloc\"\"\"");
    }
}
