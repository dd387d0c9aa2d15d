package dev.batchwise.report;

import dev.batchwise.advice.NoiseComparison;
import dev.batchwise.advice.NoiseResults;
import dev.batchwise.advice.NoiseScale;
import dev.batchwise.advice.SquareRootLaw;
import dev.batchwise.study.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The gradient noise of checkpoints as lines for a terminal: figures down, checkpoints across. */
public final class NoiseText {
    private static final int DIGITS = 3;

    private NoiseText() {}

    /**
     * Returns the lines.
     *
     * @param comparison of at least one checkpoint, measured alike
     * @param width columns to fit into
     */
    public static List<String> of(NoiseComparison comparison, int width) {
        List<NoiseResults> checkpoints = comparison.checkpoints();
        List<String> lines = new ArrayList<>(Paragraphs.wrap("", basis(checkpoints.get(0)), width));
        lines.add("");
        lines.addAll(table(checkpoints));
        for (int i = 0; i < checkpoints.size(); i++) {
            NoiseResults one = checkpoints.get(i);
            lines.add("");
            lines.addAll(Paragraphs.wrap("[" + (i + 1) + "] ", source(one), width));
            one.notes().forEach(note -> lines.addAll(Paragraphs.wrap("    Note: ", note + ".", width)));
        }
        if (checkpoints.size() == 1) {
            checkpoints.get(0).law().ifPresent(law -> lines.addAll(law(law, width)));
        }
        return lines;
    }

    private static String basis(NoiseResults first) {
        return String.format(
                "%s, %s split, %s (%s); batch norm: %s; %s. Intervals: %s.",
                first.data(),
                first.split(),
                Quantities.count(first.examples(), "example"),
                first.subset(),
                first.batchNorm(),
                first.precision(),
                first.interval());
    }

    private static String source(NoiseResults one) {
        String law = one.law().isPresent()
                ? ", the law " + Quantities.duration(one.cost().lawSeconds())
                : "";
        return one.checkpoint() + ", " + one.model() + ", " + Quantities.count(one.weights(), "weight") + "; "
                + one.method() + ", " + Quantities.duration(one.cost().exactSeconds()) + law;
    }

    private record Row(String name, Function<NoiseResults, String> cell) {}

    private static List<String> table(List<NoiseResults> checkpoints) {
        Task task = checkpoints.get(0).task();
        List<Row> rows = List.of(
                new Row("loss (" + task.lossUnit() + ")", one -> figure(one.lossNats())),
                new Row(task.scoreName() + " (%)", one -> Quantities.percent(one.accuracy(), 2)),
                new Row("|G|², full gradient", one -> figure(one.gradientSquaredNorm())),
                new Row("tr Σ, of one example", one -> figure(one.traceCovariance())),
                new Row("noise scale (examples)", one -> value(one.noiseScale())),
                new Row("  its interval", one -> interval(one.noiseScale())),
                new Row(
                        "of the population behind them",
                        one -> value(one.population().noiseScale())),
                new Row("  its interval", one -> interval(one.population().noiseScale())));
        int widest = rows.stream().mapToInt(row -> row.name().length()).max().orElse(0);
        List<String> lines = new ArrayList<>();
        StringBuilder heading = new StringBuilder(" ".repeat(widest));
        for (int i = 1; i <= checkpoints.size(); i++) {
            heading.append(String.format("  %17s", "[" + i + "]"));
        }
        lines.add(heading.toString());
        for (Row row : rows) {
            StringBuilder line = new StringBuilder(
                    row.name() + " ".repeat(widest - row.name().length()));
            checkpoints.forEach(
                    one -> line.append(String.format("  %17s", row.cell().apply(one))));
            lines.add(line.toString());
        }
        return lines;
    }

    private static List<String> law(SquareRootLaw law, int width) {
        List<String> lines =
                new ArrayList<>(List.of("", "How far the gradient of m random examples is from that of all:"));
        List<TextTable.Column> columns = List.of(
                column(law, List.of("m"), p -> Quantities.count(p.examples()), 0),
                column(law, List.of("draws"), p -> Quantities.count(p.draws()), 3),
                column(law, List.of("distance", "rms"), p -> figure(p.distance()), 0),
                column(law, List.of("", "interval"), p -> figure(p.low()) + " to " + figure(p.high()), 2),
                column(law, List.of("√(tr Σ/m", "·(N-m)/(N-1))"), p -> figure(p.predicted()), 0),
                column(law, List.of("a gradient", "ms"), p -> figure(1000 * p.secondsPerGradient()), 1));
        TextTable table = TextTable.fitting(columns, width);
        lines.addAll(table.headings());
        lines.addAll(table.rows());
        law.slope()
                .ifPresent(slope -> lines.addAll(Paragraphs.wrap(
                        "",
                        String.format(
                                "It falls as m^%s (%s to %s; up to m = %s): four times the examples, four times the"
                                        + " arithmetic, half the error.",
                                figure(slope.value()),
                                figure(slope.low()),
                                figure(slope.high()),
                                Quantities.count(slope.upToExamples())),
                        width)));
        return lines;
    }

    private static TextTable.Column column(
            SquareRootLaw law, List<String> heading, Function<SquareRootLaw.Point, String> cell, int rank) {
        return new TextTable.Column(heading, law.points().stream().map(cell).toList(), rank);
    }

    /** Returns a noise scale; one that is not identified is marked. */
    static String value(NoiseScale scale) {
        return scale.value().isPresent()
                ? figure(scale.value().getAsDouble()) + (scale.identified() ? "" : "?")
                : Quantities.NONE;
    }

    /** Returns the interval of a noise scale. */
    static String interval(NoiseScale scale) {
        if (scale.low().isEmpty()) {
            return Quantities.NONE;
        }
        String low = figure(scale.low().getAsDouble());
        return scale.high().isPresent() ? low + " to " + figure(scale.high().getAsDouble()) : "from " + low;
    }

    private static String figure(double figure) {
        return Quantities.significant(figure, DIGITS);
    }
}
