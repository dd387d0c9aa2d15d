package benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

/** Measures what Batchwise promises about speed and memory, and prints one line for each promise. */
@Command(
        name = "benchmarks/run",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        header =
                "Measure the driver against a bare libtorch loop, optimizers, plans, noise, workers, memory, the report, orders, sharpness and data.",
        description = {"", "A missed goal is shown, not failed on: these are measurements. Let nothing else run.", ""})
final class Benchmarks implements Callable<Integer> {
    /** Load average from which figures are not to be trusted. */
    private static final double BUSY = 0.5;

    /** The parts, in the order they are run. */
    private enum Part {
        driver,
        optimizers,
        plans,
        noise,
        workers,
        memory,
        report,
        composition,
        curvature,
        data
    }

    @Option(names = "--only", paramLabel = "PART", description = "One part: ${COMPLETION-CANDIDATES}.")
    private Optional<Part> only = Optional.empty();

    @Option(
            names = "--optimizer",
            defaultValue = "sgd",
            description = "Of the driver's part: sgd, adam (default: sgd).")
    private String optimizer = "sgd";

    @Option(names = "--quick", description = "Fewer sizes and repeats: about two minutes.")
    private boolean quick;

    @Option(names = "--json", paramLabel = "FILE", description = "Also write the figures as JSON.")
    private Optional<Path> json = Optional.empty();

    private final List<Row> rows = new ArrayList<>();
    private final double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();

    public static void main(String[] args) {
        System.exit(new CommandLine(new Benchmarks()).execute(args));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path directory = Files.createTempDirectory("batchwise-benchmarks");
        System.out.println(machine());
        if (load > BUSY) {
            System.err.println("Something else is running: figures will be off, those of two workers most of all.");
        }
        System.out.println(Row.heading());
        for (Part part : only.map(List::of).orElse(List.of(Part.values()))) {
            run(part, directory);
        }
        if (json.isPresent()) {
            Files.writeString(json.get(), JsonMapper.shared().writeValueAsString(content()));
        }
        Commands.delete(directory); // left behind if anything failed, for its logs
        return 0;
    }

    private void run(Part part, Path directory) throws IOException, InterruptedException {
        switch (part) {
            case driver -> driver(directory);
            case optimizers -> optimizers(directory);
            case plans -> plans(directory);
            case noise -> noise(directory);
            case workers -> new WorkersBenchmark(directory, quick ? 6 : 10, quick ? 1 : 2).run(this::add);
            case memory -> new MemoryBenchmark(directory, quick ? 40_000 : 100_000).run(this::add);
            case report -> new ReportBenchmark(directory, quick ? 1 : 3).run(this::add);
            case curvature -> new CurvatureBenchmark(directory, quick).run(this::add);
            case data -> DataBenchmark.run(directory, quick ? 1 : 3, this::add);
            case composition -> new CompositionBenchmark(quick ? 2 : 5, quick ? 10 : 50).run(this::add);
        }
    }

    private void driver(Path directory) throws InterruptedException {
        List<String> arguments =
                List.of(directory.toString(), optimizer, quick ? "quick" : "standard", "mlp:512,512", "cnn", "c1");
        Child.run(DriverBenchmark.class, arguments, directory.resolve("driver.log"), this::add);
    }

    private void optimizers(Path directory) throws InterruptedException {
        List<String> arguments = List.of(directory.toString(), quick ? "quick" : "standard");
        Child.run(OptimizersBenchmark.class, arguments, directory.resolve("optimizers.log"), this::add);
    }

    private void plans(Path directory) throws InterruptedException {
        List<String> arguments = List.of(directory.toString(), quick ? "quick" : "standard");
        Child.run(PlansBenchmark.class, arguments, directory.resolve("plans.log"), this::add);
    }

    private void noise(Path directory) throws InterruptedException {
        List<String> arguments = List.of(directory.toString(), quick ? "quick" : "standard");
        Child.run(NoiseBenchmark.class, arguments, directory.resolve("noise.log"), this::add);
    }

    private void add(Row row) {
        rows.add(row);
        System.out.println(row.line());
    }

    private Map<String, Object> content() {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("format", "batchwise-benchmarks/1");
        content.put("machine", machine());
        content.put("rows", rows);
        return content;
    }

    private String machine() {
        return String.format(
                Locale.ROOT,
                "%s, %d cores, Java %s, %s, load average %.1f before the start",
                cpu(),
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("java.version"),
                LocalDate.now(),
                load);
    }

    private static String cpu() {
        try {
            return Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
                    .filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("unknown processor");
        } catch (IOException e) {
            return System.getProperty("os.arch");
        }
    }
}
