package dev.batchwise.data;

import dev.batchwise.study.UsageException;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** What is said of files that cannot be read. */
final class Unreadable {
    private Unreadable() {}

    /** Returns the problem with a file whose reading failed. */
    static UsageException problem(String name, IOException e) {
        if (e instanceof DamagedFileException damaged) {
            return new UsageException(name + " " + damaged.predicate() + "; replace it by a whole file");
        } else if (e instanceof NoSuchFileException) {
            return new UsageException(name + " does not exist; give a file that does");
        } else if (e instanceof AccessDeniedException) {
            return new UsageException(
                    name + " cannot be read (no permission); change its permissions, or give another");
        } else if (e instanceof EOFException) {
            return new UsageException(name + " is truncated: it ends too early; replace it by a whole file");
        }
        return new UsageException(name + " cannot be read (" + e.getMessage() + "); replace it by a whole file");
    }

    /**
     * Returns the path of a file that can be expected to open.
     *
     * @param text path as the user wrote it
     * @param where it was given, e.g. {@code --test-data}
     * @throws UsageException if it is none, does not exist or is a directory
     */
    static Path file(String text, String where) {
        Path path = path(text, where);
        if (Files.isDirectory(path)) {
            throw new UsageException("'" + text + "' in " + where + " is a directory; give a file in it");
        }
        if (!Files.exists(path)) {
            throw new UsageException("file '" + text + "' in " + where + " does not exist; give the path of a file");
        }
        return path;
    }

    /** Returns the path of a directory, under the same conditions. */
    static Path directory(String text, String where) {
        Path path = path(text, where);
        if (!Files.isDirectory(path)) {
            throw new UsageException("directory '" + text + "' in " + where + " "
                    + (Files.exists(path) ? "is not a directory" : "does not exist")
                    + "; give the path of a directory");
        }
        return path;
    }

    private static Path path(String text, String where) {
        if (text.isBlank()) {
            throw new UsageException("path '" + text + "' in " + where + " is empty; give the path of a file");
        }
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new UsageException(
                    "'" + text + "' in " + where + " is not a path (" + e.getReason() + "); give the path of a file");
        }
    }
}
