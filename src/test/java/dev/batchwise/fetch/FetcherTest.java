package dev.batchwise.fetch;

import static dev.batchwise.fetch.LoopbackServer.part;
import static dev.batchwise.fetch.LoopbackServer.sending;
import static dev.batchwise.fetch.LoopbackServer.status;
import static dev.batchwise.fetch.LoopbackServer.whole;
import static dev.batchwise.fetch.Published.BYTES;
import static dev.batchwise.fetch.Published.FILE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.batchwise.fetch.LoopbackServer.Manner;
import dev.batchwise.fetch.LoopbackServer.Request;
import dev.batchwise.study.UsageException;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One file and a server that gives it, sooner or later or never. */
final class FetcherTest {
    private static final byte[] CONTENT = Published.content();
    private static final int HALF = 40_000;

    @TempDir
    private Path directory;

    private final LoopbackServer server = new LoopbackServer();
    private final Heard heard = new Heard();
    private URI address;

    @BeforeEach
    void serve() {
        address = server.serve(FILE, CONTENT);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Path folder() {
        return directory.resolve("tiny");
    }

    private Fetcher.Arrival fetch(URI... addresses) throws InterruptedException {
        return new Fetcher(DataHome.at(directory), heard, Published.PATIENCE, heard).fetch(Published.set(addresses));
    }

    private List<String> refusal(URI... addresses) {
        return catchThrowableOfType(UsageException.class, () -> fetch(addresses))
                .problems();
    }

    private void assertFetched(Request... requests) throws IOException {
        assertThat(Files.readAllBytes(folder().resolve(FILE))).isEqualTo(CONTENT);
        assertThat(Published.names(folder())).containsExactly(FILE);
        assertThat(server.requests).containsExactly(requests);
    }

    private static Request request(String range, String ifRange) {
        return new Request("/" + FILE, range, ifRange);
    }

    private static Request plainRequest() {
        return request("", "");
    }

    @Test
    void whatIsMissingIsFetched() throws Exception {
        assertThat(fetch(address)).isEqualTo(Fetcher.Arrival.FETCHED);
        assertFetched(plainRequest());
        assertThat(heard.notes).isEmpty();
        assertThat(heard.arrived).last().isEqualTo((long) BYTES);
    }

    @Test
    void whatIsThereIsNotAskedForAgain() throws Exception {
        fetch(address);
        assertThat(fetch(address)).isEqualTo(Fetcher.Arrival.WAS_THERE);
        assertFetched(plainRequest());
        assertThat(heard.started).isOne();
    }

    @Test
    void theUnpackedFileCountsToo() throws Exception {
        Files.createDirectories(folder());
        Files.writeString(folder().resolve(Published.PLAIN), "abc");
        assertThat(fetch(address)).isEqualTo(Fetcher.Arrival.WAS_THERE);
        assertThat(server.requests).isEmpty();
    }

    @Test
    void aBrokenConnectionIsContinuedWhereItBroke() throws Exception {
        server.then(server.cutAfter(HALF));
        fetch(address);
        assertFetched(plainRequest(), request("bytes=40000-", "\"first\""));
        assertThat(heard.notes)
                .containsExactly(FILE + ": the connection broke after 40,000 bytes; trying again in 1 s");
    }

    @Test
    void everyNewByteStartsTheCountOfTriesAnew() throws Exception {
        Manner[] nine = Collections.nCopies(9, server.cutAfter(10_000)).toArray(Manner[]::new);
        server.then(nine);
        fetch(address);
        assertThat(server.requests).hasSize(10);
        assertThat(heard.pausedSeconds()).containsOnly(1L).hasSize(9);
    }

    @Test
    void aServerThatIsBusyIsAskedAgain() throws Exception {
        Manner later = (exchange, content) -> {
            exchange.getResponseHeaders().set("Retry-After", "7");
            exchange.sendResponseHeaders(503, -1);
        };
        server.then(status(503), status(500), later);
        fetch(address);
        assertThat(heard.pausedSeconds()).containsExactly(1L, 2L, 7L);
        assertThat(heard.notes.get(0))
                .isEqualTo(FILE + ": the server answers 503 (Service Unavailable); trying again in 1 s");
    }

    @Test
    void afterFiveFruitlessTriesItEndsAndSaysWhatToPutWhere() {
        server.then(Collections.nCopies(5, status(503)).toArray(Manner[]::new));
        assertThat(refusal(address))
                .containsExactly(
                        "cannot fetch " + address + ": the server answers 503 (Service Unavailable)",
                        "put this file into " + folder()
                                + ", from another machine, or run the same command again later:",
                        "  images.gz, 100,000 bytes, SHA-256 " + Published.sum(CONTENT) + ", from " + address);
        assertThat(heard.pausedSeconds()).containsExactly(1L, 2L, 4L, 8L);
        assertThat(server.requests).hasSize(5);
    }

    @Test
    void aServerThatIgnoresRangesSendsItFromTheStart() throws Exception {
        server.then(server.cutAfter(HALF), whole(BYTES));
        fetch(address);
        assertFetched(plainRequest(), request("bytes=40000-", "\"first\""));
    }

    @Test
    void aServerThatIgnoresRangesAndBreaksAtOnePlaceDoesNotHoldUsForEver() {
        server.then(Collections.nCopies(6, whole(HALF)).toArray(Manner[]::new));
        assertThat(refusal(address).get(0))
                .isEqualTo("cannot fetch " + address + ": the connection broke after 40,000 bytes");
        assertThat(server.requests).hasSize(5);
    }

    @Test
    void aChangedFileStartsOver() throws Exception {
        server.then(server.cutAfter(HALF), (exchange, content) -> {
            server.changeEtag("\"second\"");
            exchange.sendResponseHeaders(502, -1);
        });
        fetch(address);
        Request again = request("bytes=40000-", "\"first\"");
        assertFetched(plainRequest(), again, again);
    }

    @Test
    void aPartOfAnotherStateOfTheFileStartsOver() throws Exception {
        byte[] rest = Arrays.copyOfRange(CONTENT, HALF, BYTES);
        server.then(server.cutAfter(HALF), part("bytes 40000-99999/100000", Optional.of("\"second\""), rest));
        fetch(address);
        assertFetched(plainRequest(), request("bytes=40000-", "\"first\""), plainRequest());
    }

    @Test
    void anotherPartThanTheOneAskedForStartsOver() throws Exception {
        byte[] rest = Arrays.copyOfRange(CONTENT, HALF - 1, BYTES);
        server.then(server.cutAfter(HALF), part("bytes 39999-99999/100000", Optional.empty(), rest));
        fetch(address);
        assertFetched(plainRequest(), request("bytes=40000-", "\"first\""), plainRequest());
    }

    @Test
    void aRangeThatTheServerDoesNotHaveStartsOver() throws Exception {
        server.then(server.cutAfter(HALF), status(416));
        fetch(address);
        assertFetched(plainRequest(), request("bytes=40000-", "\"first\""), plainRequest());
    }

    @Test
    void anotherLengthIsRefusedBeforeItComes() {
        server.then(sending(new byte[50_000]));
        assertThat(refusal(address).get(0))
                .isEqualTo(
                        "cannot fetch " + address + ": the server has a file of 50,000 bytes instead of 100,000 bytes");
        assertThat(Published.names(folder())).isEmpty();
    }

    @Test
    void aBodyOfNoAnnouncedLengthEndsWhereItIsTooLong() {
        server.then((exchange, content) -> {
            exchange.sendResponseHeaders(200, 0); // in chunks
            exchange.getResponseBody().write(new byte[2 * BYTES]);
        });
        assertThat(refusal(address).get(0)).endsWith(": the server sends more than 100,000 bytes");
        assertThat(Published.names(folder())).isEmpty();
    }

    @Test
    void wrongBytesAreAskedForOnceMoreAndThenRefused() {
        byte[] wrong = new byte[BYTES];
        server.then(sending(wrong), sending(wrong));
        assertThat(refusal(address).get(0))
                .isEqualTo("cannot fetch " + address + ": what came has SHA-256 " + Published.sum(wrong)
                        + " instead of " + Published.sum(CONTENT));
        assertThat(Published.names(folder())).isEmpty();
    }

    @Test
    void bytesThatWereDamagedOnTheWayComeRightTheSecondTime() throws Exception {
        server.then(sending(new byte[BYTES]));
        fetch(address);
        assertFetched(plainRequest(), plainRequest());
    }

    @Test
    void anotherAddressGoesOnWhereTheFirstEnded() throws Exception {
        URI gone = server.serve("gone/" + FILE, CONTENT);
        server.then(server.cutAfter(HALF), status(404));
        fetch(gone, address);
        assertFetched(
                new Request("/gone/" + FILE, "", ""),
                new Request("/gone/" + FILE, "bytes=40000-", "\"first\""),
                request("bytes=40000-", "")); // the sum decides whether the halves fit
    }

    @Test
    void everyAddressSaysWhyItFailed() throws IOException {
        URI missing = server.address("nothing/" + FILE);
        URI closed = closedPort();
        assertThat(refusal(missing, closed))
                .startsWith(
                        "cannot fetch " + missing + ": the server answers 404 (Not Found)",
                        "cannot fetch " + closed + ": no connection");
        assertThat(heard.pausedSeconds()).containsExactly(1L); // no connection: once more only
    }

    private static URI closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/" + FILE);
        }
    }

    @Test
    void moreThanTheFileThatWasBegunOnceStartsOver() throws Exception {
        Files.createDirectories(folder());
        Files.write(folder().resolve(FILE + ".part"), new byte[2 * BYTES]);
        fetch(address);
        assertFetched(plainRequest());
    }

    @Test
    void redirectsAreFollowed() throws Exception {
        URI moved = server.serve("old/" + FILE, CONTENT);
        server.then((exchange, content) -> {
            exchange.getResponseHeaders().set("Location", address.toString());
            exchange.sendResponseHeaders(302, -1);
        });
        fetch(moved);
        assertFetched(new Request("/old/" + FILE, "", ""), plainRequest());
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://[", "nowhere:x", "file:///etc/hostname", "/images.gz"})
    void aRedirectThatLeadsNowhereIsRefused(String location) {
        Manner astray = (exchange, content) -> {
            exchange.getResponseHeaders().set("Location", location);
            exchange.sendResponseHeaders(302, -1);
        };
        server.then(Collections.nCopies(9, astray).toArray(Manner[]::new));
        assertThat(refusal(address).get(0)).startsWith("cannot fetch " + address + ": the server redirects");
    }

    /** Short of patience, but with many tries: on a busy machine a good server may seem silent too. */
    private void fetchWith(Duration answer, Duration silence) throws Exception {
        Patience patience = new Patience(Published.ENOUGH, answer, silence, 50, 2);
        new Fetcher(DataHome.at(directory), heard, patience, heard).fetch(Published.set(address));
        assertThat(Files.readAllBytes(folder().resolve(FILE))).isEqualTo(CONTENT);
        assertThat(Published.names(folder())).containsExactly(FILE);
    }

    @Test
    void aServerThatFallsSilentIsAskedForTheRest() throws Exception {
        server.then(server.stallAfter(HALF));
        fetchWith(Published.ENOUGH, Duration.ofMillis(200));
        assertThat(heard.notes.get(0)).startsWith(FILE + ": the server fell silent for 0.2 s after ");
        assertThat(server.requests).hasSizeGreaterThan(1);
    }

    @Test
    void aServerThatDoesNotAnswerIsAskedAgain() throws Exception {
        server.then(server.silence());
        fetchWith(Duration.ofMillis(200), Published.ENOUGH);
        assertThat(heard.notes.get(0)).isEqualTo(FILE + ": no answer within 0.2 s; trying again in 1 s");
    }
}
