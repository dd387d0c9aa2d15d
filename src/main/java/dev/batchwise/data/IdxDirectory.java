package dev.batchwise.data;

import dev.batchwise.study.UsageException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A directory of the user's with the four files of a data set, under any of their usual names. */
final class IdxDirectory {
    private static final List<String> TRAIN = List.of("train");
    private static final List<String> TEST = List.of("t10k", "test");

    private final Path directory;

    private IdxDirectory(Path directory) {
        this.directory = directory;
    }

    /**
     * Returns the files of a directory. A missing one is reported when it is read, with whatever is wrong with the
     * others.
     *
     * @param directory DIR in {@code idx:DIR}
     * @throws UsageException if there is no such directory
     */
    static IdxSource source(String directory) {
        return at(existing(directory), List.of());
    }

    /** Returns the files of a directory that exists, with the names of their classes if they are known. */
    static IdxSource at(Path directory, List<String> classNames) {
        IdxDirectory found = new IdxDirectory(directory);
        return new IdxSource(
                found.file(TRAIN, "images", "idx3-ubyte"),
                found.file(TRAIN, "labels", "idx1-ubyte"),
                found.file(TEST, "images", "idx3-ubyte"),
                found.file(TEST, "labels", "idx1-ubyte"),
                classNames);
    }

    private static Path existing(String directory) {
        if (directory.isBlank()) {
            throw noDirectory(directory, "is not named");
        }
        Path path = path(directory);
        if (!Files.isDirectory(path)) {
            throw noDirectory(directory, Files.exists(path) ? "is not a directory" : "does not exist");
        }
        return path;
    }

    private static Path path(String directory) {
        try {
            return Path.of(directory);
        } catch (InvalidPathException e) {
            throw noDirectory(directory, "is not a path (" + e.getReason() + ")");
        }
    }

    private static UsageException noDirectory(String directory, String predicate) {
        return new UsageException(
                "data directory '" + directory + "' in idx:" + directory + " " + predicate
                        + "; give the directory that holds train-images-idx3-ubyte and its three companions, e.g. idx:data/mnist");
    }

    /** The first of the usual names that exists: dashes before dots, uncompressed before gzip. */
    private IdxFile file(List<String> parts, String content, String suffix) {
        return parts.stream()
                .flatMap(part -> Stream.of("-", ".").map(dot -> part + "-" + content + dot + suffix))
                .flatMap(name -> Stream.of(name, name + ".gz"))
                .map(directory::resolve)
                .filter(Files::isRegularFile)
                .findFirst()
                .map(IdxFile::at)
                .orElseGet(() -> missing(parts.get(0) + "-" + content, suffix));
    }

    private IdxFile missing(String stem, String suffix) {
        String usual = directory.resolve(stem + "-" + suffix).toString();
        String problem = usual + " is missing, and so are its other names (a dot for the last dash, test- for t10k-,"
                + " .gz at the end); put it there or give another directory";
        return new IdxFile(
                usual,
                () -> {
                    throw new UsageException(problem);
                },
                "");
    }
}
