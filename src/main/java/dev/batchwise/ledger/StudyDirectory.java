package dev.batchwise.ledger;

import dev.batchwise.study.DataShape;
import dev.batchwise.study.StudySpec;
import dev.batchwise.study.UsageException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A study's directory, held by this process: its lock and its ledger, and what the study is.
 *
 * @param path of the directory
 * @param lock kept until it is closed
 * @param ledger open
 */
public record StudyDirectory(Path path, StudyLock lock, Ledger ledger) implements AutoCloseable {
    private static final String KIND = "kind";
    private static final String STUDY = "study";
    private static final String SHAPE = "shape";

    /** What a study directory is for. */
    public enum Kind {
        /** A comparison of batch sizes. */
        COMPARISON("a comparison of batch sizes"),
        /** A comparison of two plans. */
        PROOF("a proof of a converted plan"),
        /** One training run. */
        TRAINING("a training run"),
        /** Claims. */
        CLAIMS("claims");

        private final String words;

        Kind(String words) {
            this.words = words;
        }
    }

    /** What may differ between a study directory and the study that goes on in it. */
    public enum Change {
        /** Nothing. */
        NONE,
        /** Seeds, batch sizes and arms may be added, and the margin and the confidence be others. */
        EXTENSION,
        /** Seeds may be added or left out, and the margins and the confidence be others. */
        REPLICATES
    }

    /**
     * Takes a directory for a comparison of batch sizes.
     *
     * @throws UsageException as the other form does
     */
    public static StudyDirectory take(Path path, StudySpec study, DataShape shape, Change allowed) {
        return take(path, Kind.COMPARISON, study, shape, allowed);
    }

    /**
     * Takes a directory for a study; a new one is created, and one that holds this study already is gone on with.
     *
     * @param study what it is, in a form that goes as JSON
     * @throws UsageException if it cannot be written, is in use, or holds something else; nothing is changed then
     */
    public static <T extends Record> StudyDirectory take(
            Path path, Kind kind, T study, DataShape shape, Change allowed) {
        checkContent(path);
        try {
            Files.createDirectories(path);
        } catch (IOException e) {
            throw new UsageException("study directory " + path + " cannot be created (" + e
                    + "); give a directory that can be written with --study");
        }
        StudyDirectory directory = open(path);
        try {
            directory.ledger.fact(KIND, Kind.class).ifPresent(there -> checkKind(path, there, kind));
            directory
                    .ledger
                    .fact(STUDY, study.getClass())
                    .ifPresent(there -> Differences.refuse(path, there, study, allowed));
            directory.ledger.keepFact(KIND, kind);
            directory.ledger.keepFact(STUDY, study);
            directory.ledger.keepFact(SHAPE, shape);
            return directory;
        } catch (RuntimeException e) {
            directory.close();
            throw e;
        }
    }

    /**
     * Returns what a study begun earlier is, without taking its directory; empty where there is none of that kind.
     *
     * @param type of what was kept
     */
    public static <T extends Record> Optional<T> peek(Path path, Kind kind, Class<T> type) {
        if (!Files.isRegularFile(path.resolve(Ledger.FILE))) {
            return Optional.empty();
        }
        try (Ledger ledger = Ledger.open(path)) {
            return ledger.fact(KIND, Kind.class).filter(kind::equals).flatMap(there -> ledger.fact(STUDY, type));
        }
    }

    /**
     * Takes the directory of a study that was begun earlier.
     *
     * @throws UsageException if it holds no study, or is in use
     */
    public static StudyDirectory takeExisting(Path path) {
        if (!Files.isRegularFile(path.resolve(Ledger.FILE))) {
            throw new UsageException(
                    "directory " + path + " holds no study; give the directory of one, as `compare` named" + " it");
        }
        return open(path);
    }

    private static StudyDirectory open(Path path) {
        StudyLock lock = StudyLock.take(path);
        try {
            return new StudyDirectory(path, lock, Ledger.open(path));
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /** A directory full of something else is not written into. */
    private static void checkContent(Path path) {
        if (Files.exists(path) && !Files.isDirectory(path)) {
            throw new UsageException("study directory " + path + " is a file; give a directory with --study");
        }
        if (!Files.isDirectory(path) || Files.exists(path.resolve(Ledger.FILE))) {
            return;
        }
        try (Stream<Path> content = Files.list(path)) {
            List<String> names = content.map(file -> file.getFileName().toString())
                    .filter(name -> !List.of("lock", "worker.log").contains(name))
                    .toList();
            if (!names.isEmpty()) {
                throw new UsageException("study directory " + path + " holds other files (" + names.get(0)
                        + ", ...) and no study; give an empty or a new directory with --study");
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + path + ": " + e.getMessage(), e);
        }
    }

    private static void checkKind(Path path, Kind there, Kind here) {
        if (there != here) {
            throw new UsageException("study directory " + path + " holds " + there.words + ", not " + here.words
                    + "; give another directory with --study");
        }
    }

    /** Returns what the directory is for. */
    public Kind kind() {
        return ledger.fact(KIND, Kind.class).orElseThrow(() -> unfinished(path));
    }

    /** Returns what the study is, in a directory for comparisons of batch sizes. */
    public StudySpec study() {
        return study(Kind.COMPARISON, StudySpec.class);
    }

    /** Returns what the study is, in a directory of that kind. */
    public <T extends Record> T study(Kind kind, Class<T> type) {
        checkKind(path, kind(), kind);
        return ledger.fact(STUDY, type).orElseThrow(() -> unfinished(path));
    }

    /** Returns what its data look like. */
    public DataShape shape() {
        return ledger.fact(SHAPE, DataShape.class).orElseThrow(() -> unfinished(path));
    }

    private static UsageException unfinished(Path path) {
        return new UsageException(
                "study directory " + path + " was left before the study began; delete it and start again");
    }

    @Override
    public void close() {
        ledger.close();
        lock.close();
    }
}
