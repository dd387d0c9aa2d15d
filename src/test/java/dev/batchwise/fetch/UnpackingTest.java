package dev.batchwise.fetch;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.batchwise.study.UsageException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Archives whose checksum is right, and what is in them. */
final class UnpackingTest {
    @TempDir
    private Path directory;

    private final LoopbackServer server = new LoopbackServer();
    private final Heard heard = new Heard();

    @AfterEach
    void stop() {
        server.close();
    }

    private Path folder() {
        return directory.resolve("home/pair");
    }

    private PublishedSet set(byte[] archive) {
        ExpectedFile download = ExpectedFile.of("pair.tar.gz", archive.length, Published.sum(archive));
        List<ExpectedFile> members = List.of(
                ExpectedFile.of("a.bin", 3, Published.sum("aaa".getBytes(US_ASCII))), ExpectedFile.ofSize("b.bin", 4));
        return new PublishedSet(
                "pair", List.of(new Archive(download, "root", members, List.of(server.serve("pair.tar.gz", archive)))));
    }

    private DataHome home() {
        return DataHome.at(directory.resolve("home"));
    }

    private void fetch(PublishedSet set) throws InterruptedException {
        new Fetcher(home(), heard, Published.PATIENCE, heard).fetch(set);
    }

    private void assertRefused(byte[] archive, String problem) {
        assertThatThrownBy(() -> fetch(set(archive)))
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith("archive pair.tar.gz " + problem)
                .hasMessageEndingWith(
                        "; nothing of it was taken. Its SHA-256 is the expected one, so please report this");
        assertThat(Published.names(folder())).isEmpty();
        assertThat(Published.names(directory)).containsExactly("home");
    }

    private static Tar good() {
        return new Tar().directory("root").file("root/a.bin", "aaa").file("root/b.bin", "bbbb");
    }

    @Test
    void onlyTheExpectedMembersAreKept() throws Exception {
        PublishedSet set = set(
                good().file("root/readme.html", "words").file("a.bin", "xxx").gzipped());
        fetch(set);
        assertThat(Published.names(folder())).containsExactly("SHA256SUMS", "a.bin", "b.bin");
        assertThat(folder().resolve("a.bin")).hasContent("aaa");
        assertThat(folder().resolve("b.bin")).hasContent("bbbb");
        assertThat(home().holds(set)).isTrue();
        assertThat(Integrity.verify(home(), set)).isEmpty();
    }

    @Test
    void whatCameOutOfAnArchiveIsVerifiedByWhatWasRecordedThen() throws Exception {
        PublishedSet set = set(good().gzipped());
        fetch(set);
        Files.writeString(folder().resolve("b.bin"), "bbbc");
        assertThatThrownBy(() -> Integrity.verify(home(), set))
                .hasMessageStartingWith(folder().resolve("b.bin") + " is damaged: its SHA-256 is ");
        Files.delete(folder().resolve("SHA256SUMS"));
        assertThat(Integrity.verify(home(), set)).containsExactly("b.bin");
    }

    @Test
    void anArchiveThatTheUserPutThereIsUnpackedWithoutANetworkAndStays() throws Exception {
        byte[] archive = good().gzipped();
        Files.createDirectories(folder());
        Files.write(folder().resolve("pair.tar.gz"), archive);
        fetch(set(archive));
        assertThat(server.requests).isEmpty();
        assertThat(Published.names(folder())).containsExactly("SHA256SUMS", "a.bin", "b.bin", "pair.tar.gz");
    }

    @Test
    void anotherArchiveThatTheUserPutThereIsNamedAndLeft() throws Exception {
        Path own = Files.createDirectories(folder()).resolve("pair.tar.gz");
        Files.writeString(own, "mine");
        fetch(set(good().gzipped()));
        assertThat(heard.notes)
                .containsExactly(
                        own + " is not the published one (its size or SHA-256 is another) and is left as it is");
        assertThat(own).hasContent("mine");
        assertThat(folder().resolve("a.bin")).hasContent("aaa");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"../evil", "root/../../evil", "/tmp/evil", "root/..", "C:\\evil", "C:evil", "root\\..\\..\\evil"
            })
    void anEntryThatPointsOutsideRefusesTheArchive(String name) throws Exception {
        assertRefused(good().file(name, "evil").gzipped(), "has entry '" + name + "', which points outside its target");
    }

    @Test
    void linksRefuseTheArchive() throws Exception {
        Tar symbolic = good().link("root/out", TarConstants.LF_SYMLINK, "/etc");
        assertRefused(symbolic.gzipped(), "has entry 'root/out', a link to '/etc'");
        Tar hard = new Tar().link("root/a.bin", TarConstants.LF_LINK, "../../other");
        assertRefused(hard.gzipped(), "has entry 'root/a.bin', a link to '../../other'");
    }

    @Test
    void devicesRefuseTheArchive() throws Exception {
        assertRefused(
                good().link("root/pipe", TarConstants.LF_FIFO, "").gzipped(),
                "has entry 'root/pipe', which is neither a file nor a directory");
    }

    @Test
    void membersMustBeThereOnceAndAsExpected() throws Exception {
        assertRefused(new Tar().file("root/a.bin", "aaa").gzipped(), "has no entry root/b.bin");
        assertRefused(good().file("root/b.bin", "bbbb").gzipped(), "has entry root/b.bin twice");
        assertRefused(
                new Tar().file("root/a.bin", "aaaa").gzipped(), "has entry root/a.bin of 4 bytes instead of 3 bytes");
        assertRefused(new Tar().file("root/a.bin", "abc").gzipped(), "has entry root/a.bin with SHA-256 ba7816bf");
    }

    @Test
    void aTruncatedArchiveIsRefused() throws Exception {
        byte[] whole = good().gzipped();
        assertRefused(
                Arrays.copyOf(whole, whole.length - 12), "cannot be unpacked (Unexpected end of ZLIB input stream)");
        assertRefused("no gzip at all".getBytes(US_ASCII), "cannot be unpacked (Not in GZIP format)");
    }
}
