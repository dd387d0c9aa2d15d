package dev.batchwise.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.batchwise.fixture.MadeUpClaims;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.logging.LogType;

/** Opens the page of claims in a real browser. Left out, by name, where there is none. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClaimsInChromiumTest {
    private Path claims = Path.of("");
    private Optional<Browser> started = Optional.empty();

    @BeforeAll
    void startBrowser(@TempDir Path directory, @TempDir(cleanup = CleanupMode.NEVER) Path profile) {
        Optional<Browser.Programs> programs = Browser.Programs.find();
        String leftOut = "left out: ClaimsInChromiumTest (no chromium and chromedriver found)";
        if (programs.isEmpty()) {
            System.out.println(leftOut);
        }
        assumeTrue(programs.isPresent(), leftOut);
        claims = directory;
        Reports.write(claims, MadeUpClaims.results());
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

    private String text(String selector) {
        return browser()
                .run("return [...document.querySelectorAll('" + selector + "')].map(n => n.textContent).join('|')")
                .toString();
    }

    private Object count(String selector) {
        return browser().run("return document.querySelectorAll('" + selector + "').length");
    }

    @Test
    void thePageLoadsWithoutErrorsAsksNobodyAndTellsTheVerdicts() {
        page().open(claims); // the page of a new tab is gone then
        browser().log(LogType.PERFORMANCE);
        browser().log(LogType.BROWSER);
        page().open(claims);

        assertThat(browser().log(LogType.BROWSER)).isEmpty();
        assertThat(page().requests()).singleElement().asString().startsWith("file:");
        assertThat(text(".index .badge"))
                .isEqualTo("supported|refuted|inconclusive|supported|not run|not run|supported");
        assertThat(text("#summary button")).isEqualTo("All7|Supported3|Refuted1|Inconclusive1|Not run2");
        assertThat(text("#answers h2.asked")).contains("accuracy?|", "minimum").doesNotContain("memory");
    }

    @Test
    void namesThatLookLikeMarkupStayText() {
        page().open(claims);

        assertThat(count("main b[onclick]")).isEqualTo(0L);
        assertThat(text("#claim-1 h3")).contains(MadeUpClaims.MARKUP);
        assertThat(text("#claim-1 .legend")).contains(MadeUpClaims.MARKUP);
    }

    @Test
    void aClaimShowsItsNumbersAndWhatWasRun() {
        page().open(claims);

        assertThat(text("#claim-2 .effects tbody tr")).contains("n = 5", "within −0.50 and 0.50 points", "refuted");
        assertThat(text("#claim-2 .about")).contains("0.3 points at 4,096", "1,000 examples", "claims run sizes-alike");
        assertThat(text("#claim-3 .reason")).startsWith("Why it is open: the same with three seeds is ");
        assertThat(text("#claim-3 .effects")).contains("not known", "no trials to compute it from");
        assertThat(text("#claim-3 .about")).contains("diverged");
        assertThat(text("#claim-5 .reason")).contains("timit.npz");
        assertThat(text("#claim-7 .about")).contains("The margin was 0.1 nats");
        assertThat(count("#claim-6 figure")).isEqualTo(0L);
        assertThat(text("#environment h3")).isEqualTo("Machine 1|Machine 2");
    }

    @Test
    void chartsDrawMeansAlongSizesAndConditionsBesideOneAnother() {
        page().open(claims);

        assertThat(page().texts("claim-1")).contains("Batch size, log scale", "4,096", "Test accuracy (%)");
        page().click("#claim-1 [data-value=trainLoss]");
        assertThat(page().texts("claim-1")).contains("Training loss (nats)");
        assertThat(page().texts("claim-4")).contains("small batch", "Sharpness φ");
        assertThat(browser().run("return document.querySelector('#claim-7 .chart').getAttribute('aria-label')"))
                .asString()
                .startsWith("Training loss against examples shown. Means over 3 seeds with 95 % t intervals");
    }

    @Test
    void theListCanBeNarrowedToOneVerdict() {
        page().open(claims);
        page().click("#summary [data-verdict=refuted]");

        assertThat(count(".index tr[data-verdict]:not([hidden])")).isEqualTo(1L);
        assertThat(count(".index tbody:not([hidden])")).isEqualTo(1L);
    }

    @Test
    void aPhoneShowsThePageWithoutScrollingSideways() {
        browser().show(390, 844, "dark");
        browser().driver().get(claims.resolve(Reports.HTML).toUri().toString());

        assertThat(browser().run("return document.documentElement.scrollWidth")).isEqualTo(390L);
        assertThat(browser().run("return document.documentElement.dataset.theme"))
                .isEqualTo("dark");
    }
}
