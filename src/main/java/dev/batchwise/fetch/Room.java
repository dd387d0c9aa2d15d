package dev.batchwise.fetch;

import dev.batchwise.study.UsageException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Room on the disk. Asked for before minutes of fetching, not found missing after them. */
final class Room {
    private Room() {}

    /**
     * Ends here if a folder has no room for some parts, what has come of them already counted as theirs.
     *
     * @throws UsageException naming what is needed and what there is
     */
    static void require(Path folder, List<Part> parts) {
        long needed = parts.stream()
                .mapToLong(part -> part.bytesUnpacked() + toCome(part, folder))
                .sum();
        long free = free(folder);
        if (free < needed) {
            throw new UsageException(folder + " needs " + ExpectedFile.count(needed) + " more, but its disk has "
                    + ExpectedFile.count(free) + " free; make room, or give another directory with --data-dir");
        }
    }

    private static long toCome(Part part, Path folder) {
        return part.broughtTo(folder).isPresent()
                ? 0
                : Math.max(
                        0,
                        part.download().bytes()
                                - PartFile.begun(folder.resolve(part.download().name())));
    }

    private static long free(Path folder) {
        try {
            return Files.getFileStore(folder).getUsableSpace();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the free space of " + folder + ": " + Reasons.of(e), e);
        }
    }
}
