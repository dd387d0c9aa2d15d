package dev.batchwise.fetch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** A small set of one compressed file, its content, and what is in a folder. */
final class Published {
    static final String FILE = "images.gz";
    static final String PLAIN = "images";
    static final int BYTES = 100_000;

    /** Time enough on any machine. */
    static final Duration ENOUGH = Duration.ofSeconds(20);

    static final Patience PATIENCE = new Patience(ENOUGH, ENOUGH, ENOUGH, 5, 2);

    private Published() {}

    /** Returns the content of the file; a fetcher does not look into it. */
    static byte[] content() {
        byte[] bytes = new byte[BYTES];
        new Random(7).nextBytes(bytes);
        return bytes;
    }

    static PublishedSet set(URI... addresses) {
        ExpectedFile plain = ExpectedFile.of(PLAIN, 3, sum("abc".getBytes(StandardCharsets.US_ASCII)));
        ExpectedFile file = ExpectedFile.of(FILE, BYTES, sum(content()));
        return new PublishedSet("tiny", List.of(new Compressed(file, plain, List.of(addresses))));
    }

    static String sum(byte[] content) {
        MessageDigest digest = Checksums.sha256();
        digest.update(content);
        return Checksums.hex(digest);
    }

    /** Returns the names in a folder but for the lock, in order; none if there is no folder. */
    static List<String> names(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.equals(".lock"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
