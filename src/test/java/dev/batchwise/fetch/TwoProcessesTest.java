package dev.batchwise.fetch;

import static dev.batchwise.fetch.Published.FILE;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Another process that fetches the same set: it is waited for, or was killed. */
@Timeout(60)
final class TwoProcessesTest {
    private static final int HALF = 40_000;

    @TempDir
    private Path directory;

    private final LoopbackServer server = new LoopbackServer();
    private final Heard heard = new Heard();
    private URI address;
    private Process other;

    /** Starts the other process and waits until half the file has come to it and no more will. */
    @BeforeEach
    void startTheOther() throws IOException {
        address = server.serve(FILE, Published.content());
        server.then(server.stallAfter(HALF));
        other = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xshare:auto",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        FetchingProcess.class.getName(),
                        address.toString(),
                        directory.toString())
                .redirectErrorStream(true)
                .start();
        BufferedReader said = new BufferedReader(new InputStreamReader(other.getInputStream(), StandardCharsets.UTF_8));
        String line = said.readLine();
        while (line != null && !line.equals(String.valueOf(HALF))) {
            line = said.readLine();
        }
        assertThat(line).isEqualTo(String.valueOf(HALF));
    }

    @AfterEach
    void stop() throws InterruptedException {
        other.destroyForcibly().waitFor();
        server.close();
    }

    private Path folder() {
        return directory.resolve("tiny");
    }

    @Test
    void aSecondProcessWaitsAndFindsTheSetThere() throws Exception {
        Heard releasing = new Heard() {
            @Override
            public void noted(String line) {
                super.noted(line);
                server.endStalls();
            }
        };
        Fetcher.Arrival arrival = new Fetcher(DataHome.at(directory), releasing, Published.PATIENCE, releasing)
                .fetch(Published.set(address));
        assertThat(arrival).isEqualTo(Fetcher.Arrival.WAS_THERE);
        assertThat(releasing.notes).containsExactly("another process fetches tiny; waiting for it to end");
        assertThat(server.requests).hasSize(1);
        assertThat(Published.names(folder())).containsExactly(FILE);
        assertThat(other.waitFor()).isZero();
    }

    @Test
    void whatAKilledProcessLeavesIsNotTheSetButIsContinued() throws Exception {
        other.destroyForcibly().waitFor();
        DataHome home = DataHome.at(directory);
        assertThat(home.holds(Published.set(address))).isFalse();
        assertThat(Published.names(folder())).isEqualTo(List.of(FILE + ".part", FILE + ".part.from"));

        Fetcher fetcher = new Fetcher(home, heard, Published.PATIENCE, heard);
        assertThat(fetcher.fetch(Published.set(address))).isEqualTo(Fetcher.Arrival.FETCHED);
        assertThat(server.requests)
                .last()
                .isEqualTo(new LoopbackServer.Request("/" + FILE, "bytes=40000-", "\"first\""));
        assertThat(Files.readAllBytes(folder().resolve(FILE))).isEqualTo(Published.content());
    }
}
