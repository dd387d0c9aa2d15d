package benchmarks;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the instrument of sharpness costs: a product with the Hessian in gradients, in time and in memory, and the command as a
 * user runs it, on checkpoints trained for a moment.
 */
final class CurvatureBenchmark {
    private static final String EXAMPLES = "10000";

    private final Path directory;
    private final Path log;
    private final boolean quick;

    /** Creates a benchmark that keeps its files under a directory. */
    CurvatureBenchmark(Path directory, boolean quick) {
        this.directory = directory;
        this.quick = quick;
        log = directory.resolve("curvature.log");
    }

    void run(Consumer<Row> rows) throws InterruptedException {
        for (String model : quick ? List.of("mlp:512,512") : List.of("mlp:512,512", "f1", "cnn")) {
            Child.run(HessianCost.class, List.of(model, "time"), log, rows);
            Child.runForMemory(HessianCost.class, List.of(model, "memory"), log, rows);
        }
        command(rows, "mlp:512,512", "economy", 120);
        if (!quick) {
            command(rows, "mlp:512,512", "full", 720);
            products(rows);
        }
    }

    private void command(Consumer<Row> rows, String model, String preset, double goal) throws InterruptedException {
        JsonNode cost = measured(model, preset).required("cost");
        String detail = String.format(
                Locale.ROOT,
                "%d gradients and %d products on %s examples",
                cost.required("gradients").asInt(),
                cost.required("products").asInt(),
                EXAMPLES);
        double seconds = cost.required("seconds").asDouble();
        rows.accept(Row.of("curvature", preset + ", " + model, "s", List.of(seconds), Goal.atMost(goal), detail));
    }

    private void products(Consumer<Row> rows) throws InterruptedException {
        JsonNode hessian = measured("f1", "economy").required("hessian");
        JsonNode lambda = hessian.required("lambdaMax");
        String detail = String.format(
                Locale.ROOT,
                "%.4g, residual %.2g",
                lambda.required("value").asDouble(),
                lambda.required("residual").asDouble());
        double products = hessian.required("extremesProducts").asDouble();
        rows.accept(Row.of("curvature", "λ_max, f1", "products", List.of(products), Goal.atMost(25), detail));
    }

    private JsonNode measured(String model, String preset) throws InterruptedException {
        Path study = directory.resolve(model.replaceAll("[^a-z0-9]", ""));
        Commands.seconds(
                log,
                "train",
                "--model",
                model,
                "--optimizer",
                "adam",
                "--learning-rate",
                "0.001",
                "--batch-size",
                "256",
                "--examples",
                "108k",
                "--study",
                study.toString());
        Path json = directory.resolve("sharpness.json");
        Commands.seconds(
                log,
                "sharpness",
                "--preset",
                preset,
                "--examples",
                EXAMPLES,
                "--study",
                study.toString(),
                "--workers",
                "1",
                "--json",
                json.toString());
        return JsonMapper.shared().readTree(json.toFile()); // of one network: its results alone
    }
}
