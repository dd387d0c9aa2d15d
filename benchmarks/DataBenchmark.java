package benchmarks;

import dev.batchwise.data.DataSet;
import dev.batchwise.data.DataSets;
import dev.batchwise.data.SplitName;
import dev.batchwise.study.DataSpec;
import dev.batchwise.torch.TorchRuntime;
import dev.batchwise.train.TensorData;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import org.bytedeco.javacpp.PointerScope;

/**
 * Time and memory to open a CSV file of 1 million rows and 20 columns, and files of the size of CIFAR-10, each in a process of
 * its own with the flags of a worker. The content is made up.
 */
final class DataBenchmark {
    private static final int ROWS = 1_000_000;
    private static final int COLUMNS = 20;
    private static final double MEGABYTE = 1e6;

    private DataBenchmark() {}

    /** Writes the files, and opens each so often, each time in a process of its own. */
    static void run(Path directory, int repeats, Consumer<Row> rows) throws IOException, InterruptedException {
        Path table = writeTable(directory.resolve("table.csv"));
        Path images = MadeUpImages.write(Files.createDirectories(directory.resolve("cifar")));
        opened("csv:" + table, directory, repeats, rows);
        opened("cifar:" + images, directory, repeats, rows);
    }

    /** Gathers the rows of all repeats into one for each figure. */
    private static void opened(String data, Path directory, int repeats, Consumer<Row> rows)
            throws InterruptedException {
        Map<String, List<Row>> found = new LinkedHashMap<>();
        for (int i = 0; i < repeats; i++) {
            Consumer<Row> keep = row ->
                    found.computeIfAbsent(row.what(), what -> new ArrayList<>()).add(row);
            Child.run(DataBenchmark.class, List.of(data), directory.resolve("data.log"), keep);
        }
        found.forEach((what, same) -> rows.accept(Row.of(
                "data",
                what,
                same.get(0).unit(),
                same.stream().map(Row::median).toList(),
                same.get(0).goal(),
                same.get(0).detail())));
    }

    private static Path writeTable(Path file) throws IOException {
        Random random = new Random(1);
        try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            for (int c = 1; c < COLUMNS; c++) {
                out.write("x" + c + ",");
            }
            out.write("y\n");
            StringBuilder row = new StringBuilder();
            for (int r = 0; r < ROWS; r++) {
                row.setLength(0);
                for (int c = 1; c < COLUMNS; c++) {
                    row.append(Math.round(random.nextGaussian() * 1e4) / 1e4).append(',');
                }
                out.append(row).append(random.nextBoolean() ? "1\n" : "0\n");
            }
        }
        return file;
    }

    /** Opens the data set of the argument; each line it prints is a row. */
    public static void main(String[] args) {
        DataSpec spec = new DataSpec(args[0], 0.1, 1);
        if (args[0].startsWith("cifar:")) {
            held(spec);
            return;
        }
        long before = resident("VmRSS");
        long started = System.nanoTime();
        DataSet data = DataSets.open(spec);
        double first = (System.nanoTime() - started) / 1e9;
        long peak = resident("VmHWM");
        long values = 0;
        for (SplitName split : SplitName.values()) {
            values += data.part(split).values().remaining();
        }
        String detail = String.format(
                Locale.ROOT,
                "%.1f MB of values, process before %.0f MB, peak %.0f MB",
                values / MEGABYTE,
                before / MEGABYTE,
                peak / MEGABYTE);
        print("csv, 1 M rows x 20 columns", "s", first, Goal.atMost(5), "opened, compilation included");
        print("peak of the process / tensor", "ratio", (double) peak / values, Goal.atMost(3), detail);
    }

    /** What a worker holds of the data, once they are tensors. */
    private static void held(DataSpec spec) {
        TorchRuntime.start();
        long before = resident("VmRSS");
        long started = System.nanoTime();
        try (PointerScope scope = new PointerScope()) {
            TensorData data = TensorData.of(DataSets.open(spec));
            double seconds = (System.nanoTime() - started) / 1e9;
            double held = (resident("VmRSS") - before) / MEGABYTE;
            String detail = String.format(
                    Locale.ROOT,
                    "process before %.0f MB, %d training images",
                    before / MEGABYTE,
                    data.train().count());
            print("cifar-10 held by a worker", "MB", held, Goal.atMost(200), detail);
            print("cifar-10 opened", "s", seconds, Goal.atMost(5), "60,000 images, each read twice");
        }
    }

    private static void print(String what, String unit, double figure, Goal goal, String detail) {
        System.out.println(
                Row.of("data", what, unit, List.of(figure), goal, detail).toJson());
    }

    private static long resident(String field) {
        return Resident.bytes("self", field).orElseThrow();
    }
}
