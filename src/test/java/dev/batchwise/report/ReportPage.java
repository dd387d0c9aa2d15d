package dev.batchwise.report;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogType;

/** The report as a reader sees it in a browser: what it shows, and what can be pressed. */
final class ReportPage {
    private final Browser browser;

    ReportPage(Browser browser) {
        this.browser = browser;
    }

    /** Opens the page of a study. */
    void open(Path study) {
        browser.open(study.resolve(Reports.HTML));
    }

    /** Returns the addresses that were asked for since the last call, the page's own included. */
    List<String> requests() {
        Pattern url = Pattern.compile("\"url\":\"([^\"]*)\"");
        return browser.log(LogType.PERFORMANCE).stream()
                .filter(m -> m.contains("\"Network.requestWillBeSent\""))
                .flatMap(m -> url.matcher(m).results().limit(1).map(r -> r.group(1)))
                .filter(u -> !u.startsWith("data:"))
                .toList();
    }

    /** Returns the marks of a kind, a CSS condition, in a figure's drawing. */
    long marks(String figure, String kind) {
        return (Long) browser.run(
                "return document.querySelectorAll(\"#figure-" + figure + " .chart svg path" + kind + "\").length");
    }

    /** Returns what is written in the drawings of a section, a line each. */
    String texts(String section) {
        return browser.run("return [...document.querySelectorAll('#" + section
                        + " .chart svg text')].map(t => t.textContent).join('\\n')")
                .toString();
    }

    /** Scrolls to an element and clicks on it. */
    void click(String selector) {
        WebElement element = browser.driver().findElement(By.cssSelector(selector));
        browser.run("document.querySelector('" + selector + "').scrollIntoView({block: 'center'})");
        element.click();
    }

    /** Moves the mouse over the first mark of a figure with that fill, and returns the tooltip. */
    String tip(String figure, String fill) {
        browser.run("document.querySelector('#" + figure + " .chart').scrollIntoView({block: 'center'})");
        WebElement mark =
                browser.driver().findElement(By.cssSelector("#" + figure + " .chart svg path[fill='" + fill + "']"));
        new Actions(browser.driver()).moveToElement(mark).perform();
        String tip = "document.querySelector('#" + figure + " .tip')";
        return browser.await(tip + " && " + tip + ".textContent").toString();
    }

    /** Returns which trials of how many the table shows. */
    Object place() {
        return browser.run("return document.querySelector('#trials-place').textContent");
    }

    /** Returns a column of the trials shown. */
    List<String> column(int index) {
        Object cells = browser.run("return [...document.querySelectorAll('#trials-table tbody tr')].map(r => r.cells["
                + index + "].textContent).join('\\n')");
        return cells.toString().lines().toList();
    }

    /** Returns what stands in the place of figures that cannot be drawn. */
    String empties() {
        return browser.run("return [...document.querySelectorAll('.empty')].map(e => e.textContent).join('\\n')")
                .toString();
    }

    /** Returns the content of a file that the page offers, without saving it. */
    String saved(String name) {
        browser.run("URL.createObjectURL = blob => { window.saved = blob; return 'blob:none'; };"
                + "document.addEventListener('click', e => e.preventDefault())");
        browser.run("window.saved = null; window.text = ''; document.querySelector('[data-download=\"" + name
                + "\"]').click(); window.saved.text().then(t => { window.text = t; })");
        return browser.await("window.text").toString();
    }
}
