package dev.batchwise.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How a worker process is started: this program's own JVM and class path, with one thread and a given main class.
 *
 * @param mainClass its {@code main} serves a {@link WorkerLoop}
 * @param arguments of the main class
 * @param heapBytes Java heap of a worker; tensors live outside it
 * @param log file that takes its standard error
 */
public record WorkerCommand(String mainClass, List<String> arguments, long heapBytes, Path log) {
    private static final Map<String, String> ONE_THREAD =
            Map.of("OMP_NUM_THREADS", "1", "OPENBLAS_NUM_THREADS", "1", "MKL_NUM_THREADS", "1");

    /**
     * Makes every tensor a mapping of its own, given back when freed, and the heap resident from the start, so that the
     * resident memory of a worker is what its tensors need and nothing else.
     */
    private static final Map<String, String> EXACT_MEMORY =
            Map.of("MALLOC_MMAP_THRESHOLD_", "65536", "MALLOC_TRIM_THRESHOLD_", "0", "MALLOC_ARENA_MAX", "1");

    /** Copies the arguments. */
    public WorkerCommand {
        arguments = List.copyOf(arguments);
    }

    /**
     * Starts a worker for trials.
     *
     * @throws UncheckedIOException if the process cannot be started
     */
    public Process start() {
        return start(List.of(), Map.of());
    }

    /**
     * Starts a worker for one measurement of memory.
     *
     * @throws UncheckedIOException if the process cannot be started
     */
    public Process startForMemory() {
        return start(List.of("-Xms" + heapBytes, "-XX:+AlwaysPreTouch"), EXACT_MEMORY);
    }

    private Process start(List<String> moreFlags, Map<String, String> moreEnvironment) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(flags());
        command.addAll(moreFlags);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), mainClass));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(ONE_THREAD);
        builder.environment().putAll(moreEnvironment);
        builder.redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
        try {
            Files.createDirectories(log.toAbsolutePath().getParent());
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start a worker process: " + e.getMessage(), e);
        }
    }

    private List<String> flags() {
        List<String> flags = new ArrayList<>(List.of(
                "-Xmx" + heapBytes,
                "-XX:MaxDirectMemorySize=" + 4 * heapBytes, // examples lie outside the heap, four bytes a number
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dorg.bytedeco.javacpp.maxBytes=0", // no limit of javacpp's own: each check reads a file in /proc
                "-Dorg.bytedeco.javacpp.maxPhysicalBytes=0",
                "-Dorg.bytedeco.javacpp.nopointergc=true", // scopes free everything
                "--enable-native-access=ALL-UNNAMED"));
        if (Runtime.version().feature() >= 24) {
            flags.add("--sun-misc-unsafe-memory-access=allow");
        }
        return flags;
    }
}
