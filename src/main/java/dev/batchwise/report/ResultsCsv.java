package dev.batchwise.report;

import dev.batchwise.advice.StudyResults;
import dev.batchwise.advice.TrialResult;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A study's trials as a table: RFC 4180, UTF-8, one row a trial in the order they were planned, every figure but the curve,
 * under the names and in the units of {@link TrialResult}. What was not measured or is not finite is an empty field.
 */
final class ResultsCsv {
    private static final List<Column> COLUMNS = List.of(
            new Column("id", TrialResult::id),
            new Column("purpose", t -> t.purpose().label()),
            new Column("arm", t -> t.arm().label()),
            new Column("batchSize", TrialResult::batchSize),
            new Column("seed", TrialResult::seed),
            new Column("budgetExamples", TrialResult::budgetExamples),
            new Column("updates", TrialResult::updates),
            new Column("examples", TrialResult::examples),
            new Column("learningRate", t -> figure(t.learningRate())),
            new Column("outcome", TrialResult::outcome),
            new Column("detail", TrialResult::detail),
            new Column(
                    "reachedTarget", t -> t.reachedTarget().map(String::valueOf).orElse("")),
            new Column("trainLoss", t -> figure(t.trainLoss())),
            new Column("trainAccuracy", t -> figure(t.trainAccuracy())),
            new Column("validationLoss", t -> figure(t.validationLoss())),
            new Column("validationAccuracy", t -> figure(t.validationAccuracy())),
            new Column("testLoss", t -> figure(t.testLoss())),
            new Column("testAccuracy", t -> figure(t.testAccuracy())),
            new Column("trainSeconds", t -> figure(t.trainSeconds())),
            new Column("peakMemoryBytes", ResultsCsv::memory),
            new Column("initialCheckpoint", t -> t.initialCheckpoint().orElse("")),
            new Column("checkpoint", t -> t.checkpoint().orElse("")));

    private ResultsCsv() {}

    private record Column(String name, Function<TrialResult, Object> cell) {}

    /**
     * Writes the trials to a file, which is replaced as a whole or not at all.
     *
     * @throws UncheckedIOException if it cannot be written
     */
    static void write(Path file, StudyResults results) {
        AtomicFile.write(file, out -> {
            Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
            write(text, results.trials());
            text.flush();
        });
    }

    private static void write(Writer text, List<TrialResult> trials) throws IOException {
        text.write(COLUMNS.stream().map(Column::name).collect(Collectors.joining(",")) + "\r\n");
        for (TrialResult trial : trials) {
            text.write(COLUMNS.stream()
                    .map(c -> quoted(c.cell().apply(trial).toString()))
                    .collect(Collectors.joining(",", "", "\r\n")));
        }
    }

    private static String quoted(String field) {
        boolean plain = field.chars().noneMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
        return plain ? field : '"' + field.replace("\"", "\"\"") + '"';
    }

    private static String memory(TrialResult trial) {
        return trial.peakMemoryBytes().isPresent()
                ? Long.toString(trial.peakMemoryBytes().getAsLong())
                : "";
    }

    private static String figure(OptionalDouble figure) {
        return figure(figure.orElse(Double.NaN));
    }

    private static String figure(double figure) {
        return Double.isFinite(figure) ? Double.toString(figure) : "";
    }
}
