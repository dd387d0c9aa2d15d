package benchmarks;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** Wall time of a fixed study with two workers, divided by that with one: whole runs of {@code compare}, taking turns. */
final class WorkersBenchmark {
    private static final String WHAT = "mlp:128, B=64,256, 40k examples";
    private final Path directory;
    private final int seeds;
    private final int pairs;
    private int studies;

    /** Creates a benchmark that keeps its studies under a directory. */
    WorkersBenchmark(Path directory, int seeds, int pairs) {
        this.directory = directory;
        this.seeds = seeds;
        this.pairs = pairs;
    }

    void run(Consumer<Row> rows) throws InterruptedException {
        List<Double> ratios = new ArrayList<>();
        List<Double> alone = new ArrayList<>();
        List<Double> together = new ArrayList<>();
        for (int i = 0; i < pairs; i++) {
            double first = seconds(i % 2 == 0 ? 1 : 2);
            double second = seconds(i % 2 == 0 ? 2 : 1);
            alone.add(i % 2 == 0 ? first : second);
            together.add(i % 2 == 0 ? second : first);
            ratios.add(together.get(i) / alone.get(i));
        }
        String detail = String.format(
                Locale.ROOT,
                "%d seeds: 1 worker %.1f s, 2 workers %.1f s",
                seeds,
                Row.median(alone),
                Row.median(together));
        rows.accept(Row.of("workers", WHAT, "ratio", ratios, Goal.atMost(0.6), detail));
    }

    private double seconds(int workers) throws InterruptedException {
        Path study = directory.resolve("workers-" + ++studies);
        String[] command = {
            "compare",
            "--model",
            "mlp:128",
            "--batch-sizes",
            "64,256",
            "--examples",
            "40k",
            "--arms",
            "constant",
            "--learning-rate",
            "0.1",
            "--seeds",
            Integer.toString(seeds),
            "--workers",
            Integer.toString(workers),
            "--study",
            study.toString()
        };
        return Commands.seconds(directory.resolve("workers.log"), command);
    }
}
