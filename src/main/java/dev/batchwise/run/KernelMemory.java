package dev.batchwise.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The kernel's count of processes that it killed for memory. */
final class KernelMemory {
    private static final List<Path> SOURCES = List.of(Path.of("/proc/vmstat"), Path.of("/sys/fs/cgroup/memory.events"));

    private KernelMemory() {}

    /** Returns the count; 0 on systems that do not tell. */
    static long kills() {
        long kills = 0;
        for (Path source : SOURCES) {
            kills += count(source);
        }
        return kills;
    }

    private static long count(Path source) {
        try {
            return Files.readAllLines(source).stream()
                    .filter(line -> line.startsWith("oom_kill "))
                    .mapToLong(line ->
                            Long.parseLong(line.substring("oom_kill ".length()).strip()))
                    .sum();
        } catch (IOException e) {
            return 0;
        }
    }
}
