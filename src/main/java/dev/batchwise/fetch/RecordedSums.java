package dev.batchwise.fetch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** {@code SHA256SUMS} of a folder: what members were when they left their archive, in the form that {@code sha256sum -c} reads. */
final class RecordedSums {
    private static final String NAME = "SHA256SUMS";

    private RecordedSums() {}

    /**
     * Writes the file.
     *
     * @param folder of the set
     * @param sums by file name
     * @throws UncheckedIOException if it cannot be written
     */
    static void write(Path folder, Map<String, String> sums) {
        Path part = folder.resolve(NAME + ".part");
        String lines = sums.entrySet().stream()
                .map(sum -> sum.getValue() + "  " + sum.getKey() + "\n")
                .collect(Collectors.joining());
        try {
            Files.writeString(part, lines);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + part + ": " + Reasons.of(e), e);
        }
        Renaming.of(part, folder.resolve(NAME));
    }

    /** Returns what was recorded of a file; empty if nothing was. */
    static Optional<String> of(Path folder, String name) {
        Path file = folder.resolve(NAME);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            return Files.readAllLines(file).stream()
                    .filter(line -> line.length() > 66 && line.substring(66).equals(name))
                    .map(line -> line.substring(0, 64))
                    .findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file + ": " + Reasons.of(e), e);
        }
    }
}
