package dev.batchwise.fetch;

import static dev.batchwise.fetch.Published.FILE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.batchwise.study.UsageException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the place of a set may be like: in use, full, not writable. */
final class FolderTest {
    @TempDir
    private Path directory;

    private final LoopbackServer server = new LoopbackServer();
    private final Heard heard = new Heard();

    @AfterEach
    void stop() {
        server.close();
    }

    private Fetcher fetcher(Path home) {
        return new Fetcher(DataHome.at(home), heard, Published.PATIENCE, heard);
    }

    private PublishedSet served() {
        return Published.set(server.serve(FILE, Published.content()));
    }

    @Test
    void aFileOfAnotherSizeIsTheUsersAndStays() throws Exception {
        Path folder = Files.createDirectories(directory.resolve("tiny"));
        Files.writeString(folder.resolve(FILE), "mine");
        Files.createDirectory(folder.resolve(Published.PLAIN));
        assertThatThrownBy(() -> fetcher(directory).fetch(served()))
                .isInstanceOf(UsageException.class)
                .hasMessage(folder.resolve(Published.PLAIN) + " has no content; move it away, then fetch again\n"
                        + folder.resolve(FILE)
                        + " has 4 bytes instead of 100,000 bytes; move it away, then fetch again");
        assertThat(folder.resolve(FILE)).hasContent("mine");
        assertThat(server.requests).isEmpty();
    }

    @Test
    void aFullDiskIsNamedAndNothingIsInPlace() throws Exception {
        Path full = Path.of("/dev/full"); // every write to it fails as on a full disk
        assumeTrue(Files.exists(full), "there is no /dev/full");
        Path folder = Files.createDirectories(directory.resolve("tiny"));
        Files.createSymbolicLink(folder.resolve(FILE + ".part"), full);
        assertThatThrownBy(() -> fetcher(directory).fetch(served()))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage("cannot write " + folder.resolve(FILE + ".part") + ": No space left on device");
        assertThat(folder.resolve(FILE)).doesNotExist();
    }

    @Test
    void aDiskWithTooLittleRoomIsNoticedBeforeAnythingIsFetched() {
        ExpectedFile huge = ExpectedFile.of(FILE, 1L << 60, Published.sum(new byte[0]));
        Part part = new Compressed(huge, ExpectedFile.ofSize("images", 1), List.of(URI.create("http://127.0.0.1/")));
        assertThatThrownBy(() -> fetcher(directory).fetch(new PublishedSet("tiny", List.of(part))))
                .isInstanceOf(UsageException.class)
                .hasMessageMatching(
                        "\\S+tiny needs 1,152,921,504,606,846,976 bytes more, but its disk has [\\d,]+ bytes free;"
                                + " make room, or give another directory with --data-dir");
        assertThat(heard.started).isZero();
    }

    @Test
    void aHomeThatCannotBeCreatedIsNamed() throws Exception {
        Path file = Files.writeString(directory.resolve("file"), "");
        assertThatThrownBy(() -> fetcher(file).fetch(served()))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageStartingWith("cannot create " + file.resolve("tiny") + ": ");
    }

    @Test
    void aHomeThatIsALinkIsFollowed() throws Exception {
        Path link =
                Files.createSymbolicLink(directory.resolve("link"), Files.createDirectory(directory.resolve("real")));
        fetcher(link).fetch(served());
        assertThat(directory.resolve("real/tiny").resolve(FILE)).exists();
    }

    @Test
    void whatAKilledProcessLeftBesideACompleteSetIsRemoved() throws Exception {
        PublishedSet set = served();
        fetcher(directory).fetch(set);
        Path folder = directory.resolve("tiny");
        Files.writeString(folder.resolve(FILE + ".part"), "left");
        assertThat(fetcher(directory).fetch(set)).isEqualTo(Fetcher.Arrival.WAS_THERE);
        assertThat(Published.names(folder)).containsExactly(FILE);
    }

    @Test
    void aDamagedFileIsFoundByItsChecksum() throws Exception {
        PublishedSet set = served();
        fetcher(directory).fetch(set);
        DataHome home = DataHome.at(directory);
        assertThat(Integrity.verify(home, set)).isEmpty();

        byte[] damaged = Published.content();
        damaged[99] ^= 1;
        Path file = Files.write(home.folder(set).resolve(FILE), damaged);
        assertThatThrownBy(() -> Integrity.verify(home, set))
                .isInstanceOf(UsageException.class)
                .hasMessage(file + " is damaged: its SHA-256 is " + Published.sum(damaged) + " instead of "
                        + Published.sum(Published.content()) + "\nmove it away, then run `batchwise data fetch tiny"
                        + " --data-dir " + directory + "`");
    }

    @Test
    void aSetThatIsNotThereIsNotVerified() {
        assertThatThrownBy(() -> Integrity.verify(DataHome.at(directory), served()))
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith("data set tiny is not in ");
        assertThat(Optional.of(directory.resolve("tiny")).filter(Files::exists)).isEmpty();
    }
}
