package dev.batchwise.fetch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * A file as its publisher made it.
 *
 * @param name in the folder of its set
 * @param bytes its length
 * @param sha256 of its content, 64 lower-case hexadecimal digits; empty where none is published in two places
 */
record ExpectedFile(String name, long bytes, Optional<String> sha256) {
    ExpectedFile {
        if (bytes <= 0 || sha256.filter(sum -> !sum.matches("[0-9a-f]{64}")).isPresent()) {
            throw new IllegalArgumentException(name + " needs a length and, if any, a SHA-256 of 64 digits");
        }
    }

    static ExpectedFile of(String name, long bytes, String sha256) {
        return new ExpectedFile(name, bytes, Optional.of(sha256));
    }

    /** Creates a file whose checksum is not known. */
    static ExpectedFile ofSize(String name, long bytes) {
        return new ExpectedFile(name, bytes, Optional.empty());
    }

    /** Returns whether the folder has a file of this name, of whatever size. */
    boolean isNamedIn(Path folder) {
        return Files.exists(folder.resolve(name));
    }

    /** Returns whether the folder has a file of this name and size. */
    boolean isIn(Path folder) {
        Path file = folder.resolve(name);
        return Files.isRegularFile(file) && length(file) == bytes;
    }

    /** Returns what is wrong with the file of this name in a folder; empty if there is none, or it has the right size. */
    Optional<String> obstacle(Path folder) {
        Path file = folder.resolve(name);
        if (!isNamedIn(folder) || isIn(folder)) {
            return Optional.empty();
        }
        String found = Files.isRegularFile(file) ? count(length(file)) + " instead of " + count(bytes) : "no content";
        return Optional.of(file + " has " + found + "; move it away, then fetch again");
    }

    /** Returns a number of bytes in words, e.g. {@code 26,421,880 bytes}. */
    static String count(long bytes) {
        return String.format(Locale.ROOT, "%,d bytes", bytes);
    }

    private static long length(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file + ": " + Reasons.of(e), e);
        }
    }
}
