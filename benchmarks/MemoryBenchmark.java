package benchmarks;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Resident memory: of the parent of a study while it runs, and of a worker over many updates. */
final class MemoryBenchmark {
    private static final double MEBIBYTE = 1 << 20;

    private final Path directory;
    private final int updates;

    /** Creates a benchmark that keeps its files under a directory and makes that many updates in a worker. */
    MemoryBenchmark(Path directory, int updates) {
        this.directory = directory;
        this.updates = updates;
    }

    void run(Consumer<Row> rows) throws InterruptedException {
        parent(rows);
        Path log = directory.resolve("memory.log");
        List<String> arguments = List.of(directory.toString(), "mlp:16", Integer.toString(updates));
        Child.run(WorkerMemory.class, arguments, log, rows);
    }

    private void parent(Consumer<Row> rows) throws InterruptedException {
        Path log = directory.resolve("memory.log");
        Process compare = Commands.start(
                log,
                "compare",
                "--model",
                "softmax",
                "--batch-sizes",
                "16,64,256",
                "--examples",
                "20k",
                "--seeds",
                "3",
                "--study",
                directory.resolve("parent").toString());
        long most = 0;
        while (!compare.waitFor(50, TimeUnit.MILLISECONDS)) {
            OptionalLong now = Resident.bytes(Long.toString(compare.pid()), "VmHWM");
            most = Math.max(most, now.orElse(0));
        }
        Commands.expectSuccess(compare, log);
        rows.accept(Row.of(
                "memory",
                "parent of a tuned study, highest",
                "MiB",
                List.of(most / MEBIBYTE),
                Goal.atMost(300),
                "resident, to the end of the report"));
    }
}
