package dev.batchwise.data;

import dev.batchwise.study.UsageException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A directory with the files of CIFAR-10 or CIFAR-100, or others in their format, as their archives unpack. */
final class CifarDirectory {
    private static final List<String> TEN = IntStream.rangeClosed(1, 5)
            .mapToObj(batch -> "data_batch_" + batch + ".bin")
            .toList();

    private final Path directory;

    private CifarDirectory(Path directory) {
        this.directory = directory;
    }

    /**
     * Returns the files of a directory of the user's, whichever kind they are.
     *
     * @param text DIR in {@code cifar:DIR}
     * @throws UsageException if they are not there
     */
    static CifarSource source(String text) {
        Path directory = Unreadable.directory(text, "cifar:" + text);
        return findTen(directory)
                .or(() -> findHundred(directory))
                .orElseThrow(() -> new UsageException("directory '" + text + "' in cifar:" + text + " holds no "
                        + String.join(", ", TEN) + " with test_batch.bin, and no train.bin with test.bin;"
                        + " put the unpacked binary version there"));
    }

    /** Returns CIFAR-10 in a directory, or in the directory that its archive makes in it; empty if it is not there. */
    static Optional<CifarSource> findTen(Path directory) {
        return places(directory, "cifar-10-batches-bin", "test_batch.bin")
                .map(found -> new CifarSource(
                        found.batches(),
                        new CifarFile(found.directory.resolve("test_batch.bin"), 1),
                        found.names("batches.meta.txt")))
                .filter(source -> !source.train().isEmpty());
    }

    /** Returns CIFAR-100, with its hundred fine labels, likewise. */
    static Optional<CifarSource> findHundred(Path directory) {
        return places(directory, "cifar-100-binary", "test.bin")
                .filter(found -> Files.isRegularFile(found.directory.resolve("train.bin")))
                .map(found -> new CifarSource(
                        List.of(new CifarFile(found.directory.resolve("train.bin"), 2)),
                        new CifarFile(found.directory.resolve("test.bin"), 2),
                        found.names("fine_label_names.txt")));
    }

    private static Optional<CifarDirectory> places(Path directory, String archived, String file) {
        return Stream.of(directory, directory.resolve(archived))
                .filter(place -> Files.isRegularFile(place.resolve(file)))
                .map(CifarDirectory::new)
                .findFirst();
    }

    /** Returns the five batches if the first is there: one that is missing is reported when it is read. */
    private List<CifarFile> batches() {
        return Files.isRegularFile(directory.resolve(TEN.get(0)))
                ? TEN.stream()
                        .map(name -> new CifarFile(directory.resolve(name), 1))
                        .toList()
                : List.of();
    }

    private List<String> names(String file) {
        Path path = directory.resolve(file);
        if (!Files.isRegularFile(path)) {
            return List.of();
        }
        try (Stream<String> lines = Files.lines(path, StandardCharsets.UTF_8)) {
            return lines.map(String::strip).filter(line -> !line.isEmpty()).toList();
        } catch (IOException e) {
            throw Unreadable.problem(path.toString(), e);
        }
    }
}
