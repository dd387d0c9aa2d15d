package dev.batchwise.train;

import dev.batchwise.study.PeakMemory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** Resident memory of this process, as Linux tells it. */
public final class ResidentMemory {
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final Path RESET = Path.of("/proc/self/clear_refs");
    private static final int MOST_RUNS = 5;
    private static final int LEAST_RUNS = 2;
    private static final long ENOUGH_NANOS = 3_000_000_000L;
    private static final long SETTLING_NANOS = 50_000_000;

    private ResidentMemory() {}

    /**
     * Runs something several times, fewer if it takes long, and returns its highest resident memory above what was resident
     * before: the median of the runs (the lower of two), because the JVM's own threads come and go beside them. Empty on systems without {@code /proc}.
     */
    public static Optional<PeakMemory> peakOf(int batchSize, Runnable work) {
        if (!Files.isReadable(STATUS) || !Files.isWritable(RESET)) {
            return Optional.empty();
        }
        try {
            List<PeakMemory> runs = new ArrayList<>();
            long start = System.nanoTime();
            while (runs.size() < LEAST_RUNS || (runs.size() < MOST_RUNS && System.nanoTime() - start < ENOUGH_NANOS)) {
                runs.add(once(batchSize, work));
            }
            runs.sort(Comparator.comparingLong(PeakMemory::peakBytes));
            return Optional.of(runs.get((runs.size() - 1) / 2));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + STATUS, e);
        }
    }

    private static PeakMemory once(int batchSize, Runnable work) throws IOException {
        long rest = settled();
        Files.writeString(RESET, "5"); // the highest level starts again from the present one
        work.run();
        return new PeakMemory(batchSize, rest, Math.max(0, bytes("VmHWM:") - rest));
    }

    /** Waits until resident memory stands still, two seconds at most, and returns it. */
    private static long settled() throws IOException {
        long before = bytes("VmRSS:");
        for (int i = 0; i < 40; i++) {
            LockSupport.parkNanos(SETTLING_NANOS);
            long now = bytes("VmRSS:");
            if (now == before) {
                break;
            }
            before = now;
        }
        return before;
    }

    private static long bytes(String field) throws IOException {
        return Files.readAllLines(STATUS).stream()
                .filter(line -> line.startsWith(field))
                .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024)
                .findFirst()
                .orElseThrow(() -> new IOException("no " + field));
    }
}
