package dev.batchwise.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.batchwise.probe.MadeUpProbe;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.logging.LogType;

/** Opens the page of a probe in a real browser. Left out, by name, where there is none. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProbeInChromiumTest {
    private static final String POINTS = "[fill='#1f5fa8']";

    private Path page = Path.of("");
    private Optional<Browser> started = Optional.empty();

    @BeforeAll
    void startBrowser(@TempDir Path directory, @TempDir(cleanup = CleanupMode.NEVER) Path profile) {
        Optional<Browser.Programs> programs = Browser.Programs.find();
        String leftOut = "left out: ProbeInChromiumTest (no chromium and chromedriver found)";
        if (programs.isEmpty()) {
            System.out.println(leftOut);
        }
        assumeTrue(programs.isPresent(), leftOut);
        Reports.write(directory, MadeUpProbe.finished());
        page = directory.resolve(Reports.PROBE_HTML);
        started = programs.map(p -> Browser.start(p, profile));
    }

    @AfterAll
    void quitBrowser() {
        started.ifPresent(Browser::close);
    }

    private Browser browser() {
        return started.orElseThrow();
    }

    private String text(String selector) {
        return browser()
                .run("return [...document.querySelectorAll('" + selector + "')].map(n => n.textContent).join('|')")
                .toString();
    }

    @Test
    void thePageLoadsWithoutErrorsAsksNobodyAndTellsWhatWasFound() {
        ReportPage report = new ReportPage(browser());
        browser().open(page); // the page of a new tab is gone then
        browser().log(LogType.PERFORMANCE);
        browser().log(LogType.BROWSER);
        browser().open(page);

        assertThat(browser().log(LogType.BROWSER)).isEmpty();
        assertThat(report.requests()).singleElement().asString().startsWith("file:");
        assertThat(text("#verdict")).isEqualTo("1,024");
        assertThat(text(".tiles .value")).isEqualTo("256|1,024|1.00 ms|10.0 kB");
        assertThat(text(".caveats li"))
                .contains("64 out of memory: can't allocate memory.", "4,096 out of memory: its peak of")
                .contains("Not run: 40,000, it is expected to take 402 MB, far above the limit of 30 MB.");
        assertThat(text("#sizes tbody tr:first-child td")).startsWith("ran|909|1.10|");
    }

    /** Five sizes were timed; 64 has no memory either, and stands as a cross. */
    @Test
    void everyMeasuredSizeIsAPointAndTheFitIsDrawn() {
        ReportPage report = new ReportPage(browser());
        browser().open(page);

        assertThat(report.marks("speed-chart", POINTS)).isEqualTo(5);
        assertThat(report.marks("time-chart", POINTS)).isEqualTo(5);
        assertThat(report.marks("memory-chart", POINTS)).isEqualTo(6);
        assertThat(report.marks("speed-chart", "[fill='#8a5200']")).isEqualTo(2); // 64 and 4,096 did not run
        assertThat(report.texts("speed"))
                .contains("Examples per second, log scale", "Time of an update (ms), log scale", "B_sat", "knee");
        assertThat(report.texts("cost")).contains("Peak memory above rest (MB), log scale", "Share of the ceiling (%)");
        assertThat(text("#figure-time-chart figcaption")).startsWith("Dashed: 1.00 ms + B × 100 µs, within 0 %");
    }

    @Test
    void aPhoneShowsThePageWithoutScrollingSideways() {
        browser().show(390, 844, "dark");
        browser().driver().get(page.toUri().toString());

        assertThat(browser().run("return document.documentElement.scrollWidth")).isEqualTo(390L);
        assertThat(browser().run("return document.documentElement.dataset.theme"))
                .isEqualTo("dark");
    }
}
