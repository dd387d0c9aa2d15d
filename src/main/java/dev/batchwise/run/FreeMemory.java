package dev.batchwise.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/** Memory that new processes can have now. */
public final class FreeMemory {
    private static final Path SOURCE = Path.of("/proc/meminfo");

    private FreeMemory() {}

    /** Returns the bytes, no more than a container may hold in all; empty on systems that do not tell. */
    public static OptionalLong bytes() {
        if (!Files.isReadable(SOURCE)) {
            return OptionalLong.empty();
        }
        try {
            return Files.readAllLines(SOURCE).stream()
                    .filter(line -> line.startsWith("MemAvailable:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024)
                    .map(bytes -> Math.min(bytes, containerBytes()))
                    .findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + SOURCE + ": " + e.getMessage(), e);
        }
    }

    private static long containerBytes() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system
                ? system.getTotalMemorySize()
                : Long.MAX_VALUE;
    }
}
