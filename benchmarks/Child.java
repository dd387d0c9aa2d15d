package benchmarks;

import dev.batchwise.run.WorkerCommand;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A main of this program in a process of its own, started just as workers are: same flags, same variables, one thread. */
final class Child {
    /** What a worker gets for MNIST: 128 MiB and twice the data. */
    private static final long HEAP_BYTES = (128L << 20) + 2 * 70_000L * 784;

    private Child() {}

    /** Runs a main to its end; each line it prints is a row. */
    static void run(Class<?> main, List<String> arguments, Path log, Consumer<Row> rows) throws InterruptedException {
        rows(new WorkerCommand(main.getName(), arguments, HEAP_BYTES, log).start(), log, rows);
    }

    /** Does the same in a process whose resident memory is what its tensors need and nothing else. */
    static void runForMemory(Class<?> main, List<String> arguments, Path log, Consumer<Row> rows)
            throws InterruptedException {
        rows(new WorkerCommand(main.getName(), arguments, HEAP_BYTES, log).startForMemory(), log, rows);
    }

    private static void rows(Process process, Path log, Consumer<Row> rows) throws InterruptedException {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            Optional<String> line = Optional.ofNullable(lines.readLine());
            while (line.isPresent()) {
                rows.accept(Row.fromJson(line.get()));
                line = Optional.ofNullable(lines.readLine());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Commands.expectSuccess(process, log);
    }
}
