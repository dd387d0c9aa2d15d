package dev.batchwise.report;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.net.PortProber;

/** A headless Chromium with an empty profile, driven through the chromedriver of the same system; nothing is fetched. */
final class Browser implements AutoCloseable {
    private static final List<String> FLAGS = List.of(
            "--headless=new",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--disable-dev-shm-usage",
            "--window-size=1280,900");

    private final ChromeDriver driver;

    private Browser(ChromeDriver driver) {
        this.driver = driver;
    }

    /**
     * A program of the browser's and its driver's.
     *
     * @param chromium the browser
     * @param chromedriver of the same version
     */
    record Programs(Path chromium, Path chromedriver) {
        /** Returns both if both are installed. */
        static Optional<Programs> find() {
            Optional<Path> driver = onPath("chromedriver");
            return Stream.of("chromium", "chromium-browser", "google-chrome")
                    .flatMap(name -> onPath(name).stream())
                    .findFirst()
                    .flatMap(browser -> driver.map(d -> new Programs(browser, d)));
        }

        private static Optional<Path> onPath(String name) {
            Optional<String> path = Optional.ofNullable(System.getenv("PATH"));
            return Stream.concat(
                            path.stream().flatMap(p -> Stream.of(p.split(File.pathSeparator, -1))),
                            Stream.of("/usr/bin"))
                    .filter(p -> !p.isEmpty())
                    .map(p -> Path.of(p, name))
                    .filter(Files::isExecutable)
                    .findFirst();
        }
    }

    /** Starts a browser with a new, empty profile directory. */
    static Browser start(Programs programs, Path profile) {
        ChromeOptions options = new ChromeOptions();
        options.setBinary(programs.chromium().toFile());
        options.addArguments(FLAGS);
        options.addArguments("--user-data-dir=" + profile);
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        logs.enable(LogType.PERFORMANCE, Level.ALL);
        options.setCapability(ChromeOptions.LOGGING_PREFS, logs);
        ChromeDriver driver = new ChromeDriver(service(programs.chromedriver()), options);
        driver.manage().timeouts().scriptTimeout(Duration.ofSeconds(5));
        return new Browser(driver);
    }

    private static ChromeDriverService service(Path chromedriver) {
        int port = PortProber.findFreePort();
        try {
            return new ChromeDriverService(
                    chromedriver.toFile(),
                    port,
                    Duration.ofSeconds(20),
                    List.of("--port=" + port, "--silent"),
                    System.getenv());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start " + chromedriver, e);
        }
    }

    ChromeDriver driver() {
        return driver;
    }

    /** Opens a page as a computer with a wide screen and light colours would. */
    void open(Path page) {
        show(1280, 900, "light");
        driver.get(page.toUri().toString());
    }

    /** Sets the size of the window in CSS pixels and the colours that the system prefers. */
    void show(int width, int height, String colours) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 600));
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", colours))));
    }

    /** Returns what a script gives, in a function body. */
    Object run(String script) {
        return Optional.ofNullable(driver.executeScript(script)).orElse("");
    }

    /** Returns the value of an expression as soon as it is truthy; fails after five seconds. */
    Object await(String expression) {
        return Optional.ofNullable(driver.executeAsyncScript("const done = arguments[arguments.length - 1];"
                        + "const look = () => { const found = " + expression + ";"
                        + " if (found) done(found); else requestAnimationFrame(look); }; look();"))
                .orElse("");
    }

    /** Returns and clears a log. */
    List<String> log(String type) {
        return driver.manage().logs().get(type).getAll().stream()
                .map(entry -> entry.getMessage())
                .toList();
    }

    @Override
    public void close() {
        driver.quit();
    }
}
