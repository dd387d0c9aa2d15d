package benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.OptionalLong;

/** Resident memory of a process, as Linux tells it. */
final class Resident {
    private Resident() {}

    /**
     * Returns a field of the status of a process, in bytes; empty when it has gone.
     *
     * @param process a process id, or {@code self}
     * @param field {@code VmRSS} or {@code VmHWM}
     */
    static OptionalLong bytes(String process, String field) {
        try {
            return Files.readAllLines(Path.of("/proc", process, "status")).stream()
                    .filter(line -> line.startsWith(field + ":"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024)
                    .findFirst();
        } catch (NoSuchFileException e) {
            return OptionalLong.empty();
        } catch (IOException e) {
            if (!ProcessHandle.of(
                            process.equals("self") ? ProcessHandle.current().pid() : Long.parseLong(process))
                    .map(ProcessHandle::isAlive)
                    .orElse(false)) {
                return OptionalLong.empty();
            }
            throw new UncheckedIOException("cannot read the memory of " + process, e);
        }
    }
}
