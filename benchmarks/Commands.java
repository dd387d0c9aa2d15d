package benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Runs the program under measurement, as a user would. */
final class Commands {
    private Commands() {}

    /** Starts {@code ./batchwise} with these arguments; what it prints goes to a log. */
    static Process start(Path log, String... arguments) {
        List<String> command = new ArrayList<>(List.of("./batchwise"));
        command.addAll(List.of(arguments));
        try {
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start ./batchwise: " + e.getMessage(), e);
        }
    }

    /** Runs {@code ./batchwise} to its end and returns how many seconds that took. */
    static double seconds(Path log, String... arguments) throws InterruptedException {
        long start = System.nanoTime();
        expectSuccess(start(log, arguments), log);
        return (System.nanoTime() - start) / 1e9;
    }

    /** Waits for a process, and complains with the end of its log if it failed. */
    static void expectSuccess(Process process, Path log) throws InterruptedException {
        int code = process.waitFor();
        if (code != 0) {
            throw new IllegalStateException("exit code " + code + "; its log ends with:\n" + end(log));
        }
    }

    private static String end(Path log) {
        try {
            List<String> lines = Files.readAllLines(log);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 15), lines.size()));
        } catch (IOException e) {
            return "(" + e.getMessage() + ")";
        }
    }

    /** Deletes a directory with everything in it. */
    static void delete(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + directory + ": " + e.getMessage(), e);
        }
    }
}
