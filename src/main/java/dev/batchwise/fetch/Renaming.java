package dev.batchwise.fetch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Giving a complete file its final name, so that the name never stands for less than all of it. */
final class Renaming {
    private Renaming() {}

    /**
     * Forces a file's content to disk, then renames it, in one step.
     *
     * @throws UncheckedIOException if either cannot be done; the file then has its old name
     */
    static void of(Path from, Path to) {
        try {
            try (FileChannel channel = FileChannel.open(from, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + to + ": " + Reasons.of(e), e);
        }
    }
}
