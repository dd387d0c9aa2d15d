package dev.batchwise.train;

import dev.batchwise.study.PeakMemory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Resident memory of this process, as Linux tells it. */
final class ResidentMemory {
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final Path RESET = Path.of("/proc/self/clear_refs");

    private ResidentMemory() {}

    /**
     * Runs something and returns its highest resident memory above what was resident before; empty on systems without
     * {@code /proc}.
     */
    static Optional<PeakMemory> peakOf(int batchSize, Runnable work) {
        if (!Files.isReadable(STATUS) || !Files.isWritable(RESET)) {
            return Optional.empty();
        }
        try {
            Files.writeString(RESET, "5"); // the highest level starts again from the present one
            long rest = bytes("VmRSS:");
            work.run();
            return Optional.of(new PeakMemory(batchSize, rest, Math.max(0, bytes("VmHWM:") - rest)));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + STATUS, e);
        }
    }

    private static long bytes(String field) throws IOException {
        return Files.readAllLines(STATUS).stream()
                .filter(line -> line.startsWith(field))
                .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024)
                .findFirst()
                .orElseThrow(() -> new IOException("no " + field));
    }
}
