package dev.batchwise.fetch;

import dev.batchwise.study.UsageException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/**
 * The members that are kept of an archive, on their way into a folder: all are written beside their places and renamed when
 * the last is complete. An entry that could reach outside the folder, used or not, refuses the archive.
 */
final class Unpacking {
    private static final int CHUNK = 1 << 16;

    private final Archive archive;
    private final Path from;
    private final Path folder;
    private final Map<String, String> sums = new TreeMap<>();

    /**
     * Prepares to unpack.
     *
     * @param archive what is expected of it
     * @param from the {@code .tar.gz} file
     * @param folder where its members go
     */
    Unpacking(Archive archive, Path from, Path folder) {
        this.archive = archive;
        this.from = from;
        this.folder = folder;
    }

    /**
     * Unpacks.
     *
     * @throws UsageException if the archive is not what it should be; no member is then in place
     * @throws UncheckedIOException if a member cannot be written
     */
    void run() {
        try {
            readAll();
            for (ExpectedFile member : archive.members()) {
                if (!sums.containsKey(member.name())) {
                    throw refused("has no entry " + archive.root() + "/" + member.name());
                }
            }
            RecordedSums.write(folder, sums);
            archive.members().forEach(member -> Renaming.of(part(member), folder.resolve(member.name())));
        } finally {
            archive.members().forEach(member -> delete(part(member)));
        }
    }

    private void readAll() {
        try (InputStream file = Files.newInputStream(from);
                TarArchiveInputStream tar = new TarArchiveInputStream(new GZIPInputStream(file, CHUNK))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                EntryNames.problem(entry).ifPresent(problem -> {
                    throw refused(problem);
                });
                Optional<ExpectedFile> member = member(entry);
                if (member.isPresent()) {
                    take(member.get(), entry, tar);
                }
            }
        } catch (IOException e) {
            throw refused("cannot be unpacked (" + Reasons.of(e) + ")");
        }
    }

    private Optional<ExpectedFile> member(TarArchiveEntry entry) {
        return archive.members().stream()
                .filter(member ->
                        EntryNames.isRegular(entry) && entry.getName().equals(archive.root() + "/" + member.name()))
                .findFirst();
    }

    private void take(ExpectedFile member, TarArchiveEntry entry, InputStream content) throws IOException {
        if (entry.getSize() != member.bytes()) {
            throw refused("has entry " + entry.getName() + " of " + ExpectedFile.count(entry.getSize()) + " instead of "
                    + ExpectedFile.count(member.bytes()));
        }
        String sum = copy(content, part(member));
        if (!sum.equals(member.sha256().orElse(sum))) {
            throw refused("has entry " + entry.getName() + " with SHA-256 " + sum + " instead of "
                    + member.sha256().orElseThrow());
        }
        if (sums.put(member.name(), sum) != null) {
            throw refused("has entry " + entry.getName() + " twice");
        }
    }

    /** Copies one entry. Reading fails as an IOException, which is the archive's fault; writing as an unchecked one, which is not. */
    private static String copy(InputStream content, Path to) throws IOException {
        MessageDigest digest = Checksums.sha256();
        byte[] chunk = new byte[CHUNK];
        try (OutputStream out = new DigestOutputStream(created(to), digest)) {
            for (int read = content.read(chunk); read >= 0; read = content.read(chunk)) {
                write(out, chunk, read, to);
            }
        }
        return Checksums.hex(digest);
    }

    private static OutputStream created(Path to) {
        try {
            return Files.newOutputStream(to);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + to + ": " + Reasons.of(e), e);
        }
    }

    private static void write(OutputStream out, byte[] chunk, int count, Path to) {
        try {
            out.write(chunk, 0, count);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + to + ": " + Reasons.of(e), e);
        }
    }

    private Path part(ExpectedFile member) {
        return folder.resolve(member.name() + ".part");
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + file + ": " + Reasons.of(e), e);
        }
    }

    private UsageException refused(String problem) {
        return new UsageException("archive " + archive.download().name() + " " + problem
                + "; nothing of it was taken. Its SHA-256 is the expected one, so please report this");
    }
}
