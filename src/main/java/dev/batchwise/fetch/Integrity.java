package dev.batchwise.fetch;

import dev.batchwise.study.UsageException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether the files of a set that is there are still what they should be, by their checksums. */
public final class Integrity {
    private Integrity() {}

    /**
     * Reads every file of a set.
     *
     * @return names of files of which only the size is known and right; usually none
     * @throws UsageException if the set is not there, or files of it are damaged
     */
    public static List<String> verify(DataHome home, PublishedSet set) {
        Path folder = home.require(set);
        List<String> damaged = new ArrayList<>();
        List<String> unknown = new ArrayList<>();
        for (Part part : set.parts()) {
            for (ExpectedFile file : part.keptIn(folder).orElse(List.of())) {
                Optional<String> expected = file.sha256().or(() -> RecordedSums.of(folder, file.name()));
                expected.ifPresentOrElse(
                        sum -> problem(folder.resolve(file.name()), sum).ifPresent(damaged::add),
                        () -> unknown.add(file.name()));
            }
        }
        if (!damaged.isEmpty()) {
            damaged.add(
                    "move " + (damaged.size() == 1 ? "it" : "them") + " away, then run `" + home.command(set) + "`");
            throw new UsageException(damaged);
        }
        return List.copyOf(unknown);
    }

    private static Optional<String> problem(Path file, String expected) {
        String found = Checksums.of(file);
        return found.equals(expected)
                ? Optional.empty()
                : Optional.of(file + " is damaged: its SHA-256 is " + found + " instead of " + expected);
    }
}
