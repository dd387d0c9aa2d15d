package dev.batchwise.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.batchwise.fixture.MadeUpProof;
import dev.batchwise.proof.ProofResults;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.logging.LogType;

/** Opens the page of a proof in a real browser. Left out, by name, where there is none. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProofInChromiumTest {
    private Path proof = Path.of("");
    private Optional<Browser> started = Optional.empty();

    @BeforeAll
    void startBrowser(@TempDir Path directory, @TempDir(cleanup = CleanupMode.NEVER) Path profile) {
        Optional<Browser.Programs> programs = Browser.Programs.find();
        String leftOut = "left out: ProofInChromiumTest (no chromium and chromedriver found)";
        if (programs.isEmpty()) {
            System.out.println(leftOut);
        }
        assumeTrue(programs.isPresent(), leftOut);
        proof = directory;
        Reports.write(proof, ProofResults.of(MadeUpProof.finished()));
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

    @Test
    void thePageLoadsWithoutErrorsAsksNobodyAndTellsTheVerdicts() {
        page().open(proof); // the page of a new tab is gone then
        browser().log(LogType.PERFORMANCE);
        browser().log(LogType.BROWSER);
        page().open(proof);

        assertThat(browser().log(LogType.BROWSER)).isEmpty();
        assertThat(page().requests()).singleElement().asString().startsWith("file:");
        assertThat(text(".badge")).isEqualTo("same|same|different|different");
        assertThat(text("#verdict")).isEqualTo("2.5 times fewer");
        assertThat(text("#adam .aside")).contains("times 0.01", "seed 3 is left out", "converted: 1 of 3 diverged");
    }

    @Test
    void bothPlansAreDrawnOverOneAnotherAndTheirBatchSizesBelow() {
        page().open(proof);

        assertThat(page().texts("sgd"))
                .contains("Training loss (nats), log scale", "Batch size", "50", "Examples shown");
        assertThat(page().marks("curves-sgd", "[fill='#1f5fa8']")).isEqualTo(13); // the given plan's points
        assertThat(page().marks("curves-sgd", "[fill='#c8510a']")).isEqualTo(13);
        page().click("#sgd [data-value=updates]");
        page().click("#sgd [data-value=validationAccuracy]");
        assertThat(page().texts("sgd")).contains("Validation accuracy (%)", "Updates made");
        page().click("#sgd [data-value=log]");
        assertThat(page().texts("sgd")).contains("Updates made, log scale");
        assertThat(browser().run("return document.querySelector('#sgd .chart').getAttribute('aria-label')"))
                .asString()
                .startsWith("Validation accuracy against updates");
    }

    @Test
    void aPhoneShowsThePageWithoutScrollingSideways() {
        browser().show(390, 844, "dark");
        browser().driver().get(proof.resolve(Reports.HTML).toUri().toString());

        assertThat(browser().run("return document.documentElement.scrollWidth")).isEqualTo(390L);
        assertThat(browser().run("return document.documentElement.dataset.theme"))
                .isEqualTo("dark");
    }
}
