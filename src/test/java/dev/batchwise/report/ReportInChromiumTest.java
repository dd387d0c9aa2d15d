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
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogType;

/** Opens the report in a real browser. Left out, by name, where there is none. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReportInChromiumTest {
    private static final Map<String, StudyResults> STUDIES = Map.of(
            "full", Studies.full(),
            "tuned", Studies.tuned(),
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

    private void open(String study) {
        browser().open(studies.resolve(study).resolve(Reports.HTML));
    }

    @Test
    void everyStudyLoadsWithoutErrorsAndAsksNobodyForAnything() {
        browser().log(LogType.PERFORMANCE);
        browser().log(LogType.BROWSER);
        for (String study : STUDIES.keySet()) {
            open(study);

            assertThat(browser().log(LogType.BROWSER)).as(study).isEmpty();
            assertThat(requests())
                    .as(study)
                    .hasSize(1)
                    .allMatch(url -> url.startsWith("file:") && url.endsWith("report.html"));
        }
    }

    private List<String> requests() {
        Pattern url = Pattern.compile("\"url\":\"([^\"]*)\"");
        return browser().log(LogType.PERFORMANCE).stream()
                .filter(m -> m.contains("\"Network.requestWillBeSent\""))
                .flatMap(m -> url.matcher(m).results().limit(1).map(r -> r.group(1)))
                .filter(u -> !u.startsWith("data:"))
                .toList();
    }

    @Test
    void chartsAreDrawnWithAMarkForEveryFigure() {
        open("full");
        click("#accuracy [data-value=all]");

        String bars = "[stroke-width='1.5']"; // a bar and its two caps for each interval
        assertThat(marks("accuracy", bars)).isEqualTo(3 * 21); // four arms of six sizes, two diverged, one of one seed
        assertThat(marks("accuracy", "[fill='#a04c93']")).isEqualTo(6); // the constant arm's points
        assertThat(marks("accuracy", "[fill='#c8510a']")).isEqualTo(4 + 2); // the linear arm's points and crosses
        assertThat(marks("curves", "[fill^='rgb(']")).isEqualTo(6 * 12); // the start is not on a logarithmic axis
        assertThat(marks("time", bars)).isEqualTo(3 * 6);
        assertThat(marks("memory", "[fill='#1b1e23']")).isEqualTo(5);
        assertThat(marks("rates", "[fill^='rgb(']")).isEqualTo(80); // scored search trials
        assertThat(marks("rates", "[fill='#59606b']")).isEqualTo(10); // diverged ones
        assertThat(marks("matched", bars)).isEqualTo(3 * 6);
    }

    private long marks(String figure, String kind) {
        return (Long) browser()
                .run("return document.querySelectorAll(\"#figure-" + figure + " .chart svg path" + kind + "\").length");
    }

    @Test
    void everyChartSaysWhatItIsToThoseWhoDoNotSeeIt() {
        open("full");

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
        open("tuned");
        assertThat(texts("curves")).contains("Examples shown, log scale").contains("100,000");

        click("#curves [data-value=updates]");
        assertThat(texts("curves")).contains("Updates made, log scale").doesNotContain("Examples shown");

        click("#curves [data-value=linear]");
        assertThat(texts("curves")).contains("Updates made").doesNotContain("Updates made, log scale");
        assertThat(browser().run("return document.querySelector('#curves .chart').getAttribute('aria-label')"))
                .asString()
                .startsWith("Training loss against updates");
    }

    private String texts(String section) {
        return browser()
                .run("return [...document.querySelectorAll('#" + section
                        + " .chart svg text')].map(t => t.textContent).join('\\n')")
                .toString();
    }

    private void click(String selector) {
        WebElement element = browser().driver().findElement(By.cssSelector(selector));
        browser().run("document.querySelector('" + selector + "').scrollIntoView({block: 'center'})");
        element.click();
    }

    @Test
    void darkAndLightChangePageAndCharts() {
        open("tuned");
        String page = "return getComputedStyle(document.body).backgroundColor";
        String lines =
                "return [...document.querySelectorAll('#curves svg path')].map(p => p.getAttribute('stroke')).join()";
        Object lightPage = browser().run(page);
        Object lightLines = browser().run(lines);

        click("#theme");

        assertThat(lightPage).isEqualTo("rgb(255, 255, 255)");
        assertThat(browser().run(page)).isEqualTo("rgb(17, 20, 23)");
        assertThat(browser().run(lines)).isNotEqualTo(lightLines);
        click("#theme");
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
        open("full");
        assertThat(place()).isEqualTo("1–25 of 162 trials");

        click("[data-filter=purpose] option[value=compare]");
        assertThat(place()).isEqualTo("1–25 of 72 trials");
        click("[data-filter=outcome] option[value=diverged]");
        assertThat(place()).isEqualTo("1–7 of 7 trials");

        click("[data-filter=outcome] option:first-child");
        click("[data-sort=trainSeconds]");
        assertThat(column(11)).isSortedAccordingTo(Comparator.comparingDouble(Double::parseDouble));
        click("[data-sort=trainSeconds]");
        assertThat(column(11).get(0)).isEqualTo("22.1");
        assertThat(browser().run("return document.querySelector('[aria-sort=descending]').textContent"))
                .isEqualTo("Time, s");

        click("#trials .pager button:nth-child(2)");
        assertThat(place()).isEqualTo("26–50 of 72 trials");
    }

    private Object place() {
        return browser().run("return document.querySelector('#trials-place').textContent");
    }

    private List<String> column(int index) {
        Object cells = browser()
                .run("return [...document.querySelectorAll('#trials-table tbody tr')].map(r => r.cells[" + index
                        + "].textContent).join('\\n')");
        return cells.toString().lines().toList();
    }

    @Test
    void pointingAtAMarkTellsItsFigures() {
        open("tuned");
        browser().run("document.querySelector('#rates .chart').scrollIntoView({block: 'center'})");
        // The darkest: the best of the search.
        WebElement mark = browser().driver().findElements(By.cssSelector("#rates .chart svg path")).stream()
                .filter(p -> "rgb(11,52,104)".equals(p.getAttribute("fill")))
                .findFirst()
                .orElseThrow();

        String best = Quantities.percent(
                Studies.tuned().trials().stream()
                        .filter(t -> t.purpose() == Purpose.SEARCH)
                        .mapToDouble(t -> t.validationAccuracy().orElse(0))
                        .max()
                        .orElseThrow(),
                2);

        new Actions(browser().driver()).moveToElement(mark).perform();

        assertThat(
                        browser()
                                .await(
                                        "document.querySelector('#rates .tip') && document.querySelector('#rates .tip').textContent"))
                .asString()
                .startsWith("Batch size 16, learning rate 0.08")
                .contains("validation accuracy" + best + " %")
                .contains("150,000 (full budget)");
    }

    @Test
    void aPhoneShowsThePageWithoutScrollingSideways() {
        for (String study : List.of("full", "tiny")) {
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
    void whatIsMissingIsSaid() {
        open("tiny");
        assertThat(browser().run("return document.querySelector('#verdict').textContent"))
                .isEqualTo("unknown");
        assertThat(empties())
                .contains("Peak memory was not measured", "No learning rate was searched", "no two batch sizes");

        open("diverged");
        assertThat(empties()).contains("No compared trial completed, so there is no accuracy");

        open("unvalidated");
        assertThat(texts("accuracy")).contains("Test accuracy (%)");
    }

    private String empties() {
        return browser()
                .run("return [...document.querySelectorAll('.empty')].map(e => e.textContent).join('\\n')")
                .toString();
    }

    @Test
    void downloadsHoldTheSameAsTheFiles() throws IOException {
        open("full");
        browser()
                .run("URL.createObjectURL = blob => { window.saved = blob; return 'blob:none'; };"
                        + "document.addEventListener('click', e => e.preventDefault())");

        String json = saved("results.json");
        String csv = saved("results.csv");

        Path copy = Files.writeString(studies.resolve("downloaded.json"), json);
        assertThat(ResultsJson.read(copy)).isEqualTo(Studies.full());
        assertThat(csv.lines().toList())
                .hasSize(163)
                .first()
                .isEqualTo(Files.readAllLines(studies.resolve("full").resolve(Reports.CSV))
                        .get(0));
        assertThat(csv).contains("\"an allocation of 1,073,741,824 bytes failed, \"\"malloc\"\"\"");
    }

    private String saved(String name) {
        browser()
                .run("window.saved = null; window.text = ''; document.querySelector('[data-download=\"" + name
                        + "\"]').click(); window.saved.text().then(t => { window.text = t; })");
        return browser().await("window.text").toString();
    }
}
