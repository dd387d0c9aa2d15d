package dev.batchwise.report;

import dev.batchwise.advice.Estimate;
import dev.batchwise.advice.SharpnessComparison;
import dev.batchwise.advice.SharpnessMeasure;
import dev.batchwise.advice.SharpnessOfSize;
import dev.batchwise.advice.SharpnessTrend;
import dev.batchwise.study.Arm;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** The sharpness of a study's networks for a terminal: a table of batch sizes, and below it how each measure goes with others. */
final class SharpnessTable {
    private static final int DIGITS = 3;

    private SharpnessTable() {}

    /** Returns the lines of all arms. */
    static List<String> lines(SharpnessComparison comparison, int width) {
        List<Arm> arms =
                comparison.sizes().stream().map(SharpnessOfSize::arm).distinct().toList();
        List<String> lines = new ArrayList<>();
        for (Arm arm : arms) {
            if (arms.size() > 1) {
                lines.add("");
                lines.add(arm.label() + ":");
            }
            lines.add("");
            lines.addAll(sizes(
                    comparison.sizes().stream().filter(s -> s.arm().equals(arm)).toList(), width));
            lines.addAll(trends(
                    comparison.trends().stream()
                            .filter(t -> t.arm().equals(arm))
                            .toList(),
                    width));
        }
        return lines;
    }

    private static List<String> sizes(List<SharpnessOfSize> sizes, int width) {
        List<TextTable.Column> columns = new ArrayList<>();
        columns.add(
                column(sizes, List.of("batch", "size"), 0, size -> Optional.of(Quantities.count(size.batchSize()))));
        columns.add(column(sizes, List.of("seeds", ""), 6, size -> Optional.of(Integer.toString(size.seeds()))));
        columns.add(column(
                sizes,
                List.of("test accuracy", "%"),
                4,
                size -> size.testAccuracy().map(SharpnessTable::percent)));
        columns.add(column(
                sizes,
                List.of("accuracy gap", "%"),
                1,
                size -> size.accuracyGap().map(SharpnessTable::percent)));
        for (SharpnessMeasure measure : SharpnessMeasure.values()) {
            columns.add(column(
                    sizes,
                    heading(measure),
                    rank(measure),
                    size -> Optional.ofNullable(size.measures().get(measure)).map(SharpnessTable::figure)));
        }
        TextTable table = TextTable.fitting(columns, width);
        List<String> lines = new ArrayList<>(table.headings());
        lines.addAll(table.rows());
        return lines;
    }

    private static TextTable.Column column(
            List<SharpnessOfSize> sizes,
            List<String> heading,
            int rank,
            Function<SharpnessOfSize, Optional<String>> cell) {
        return new TextTable.Column(
                heading,
                sizes.stream()
                        .map(size -> cell.apply(size).orElse(Quantities.NONE))
                        .toList(),
                rank);
    }

    private static int rank(SharpnessMeasure measure) {
        return switch (measure) {
            case KESKAR_FULL, ADAPTIVE_LINF -> 1;
            case LAMBDA_MAX -> 2;
            case KESKAR_RANDOM -> 3;
            case TRACE -> 4;
            case ADAPTIVE_L2, GAUSS_NEWTON_LAMBDA_MAX -> 5;
        };
    }

    private static List<String> heading(SharpnessMeasure measure) {
        return switch (measure) {
            case KESKAR_FULL -> List.of("φ", "A = I");
            case KESKAR_RANDOM -> List.of("φ", "random A");
            case ADAPTIVE_LINF -> List.of("adaptive ℓ∞", "nats");
            case ADAPTIVE_L2 -> List.of("adaptive ℓ2", "nats");
            case LAMBDA_MAX -> List.of("λ_max", "");
            case GAUSS_NEWTON_LAMBDA_MAX -> List.of("Gauss–Newton", "λ_max");
            case TRACE -> List.of("trace", "");
        };
    }

    private static String name(SharpnessMeasure measure) {
        return String.join(", ", heading(measure)).replaceAll(", (nats)?$", "");
    }

    private static String percent(Estimate estimate) {
        return estimate(estimate, 100, x -> String.format(Locale.ROOT, "%.2f", x));
    }

    private static String figure(Estimate estimate) {
        return estimate(estimate, 1, x -> Quantities.significant(x, DIGITS));
    }

    private static String estimate(Estimate estimate, double unit, Function<Double, String> text) {
        String mean = text.apply(unit * estimate.mean());
        return estimate.high().isPresent()
                ? mean + " ± " + Quantities.significant(unit * (estimate.high().getAsDouble() - estimate.mean()), 2)
                : mean;
    }

    private static List<String> trends(List<SharpnessTrend> trends, int width) {
        List<SharpnessMeasure> measures =
                trends.stream().map(SharpnessTrend::measure).distinct().toList();
        if (measures.isEmpty()) {
            return List.of();
        }
        List<TextTable.Column> columns = new ArrayList<>();
        columns.add(new TextTable.Column(
                List.of("rank correlation", "of"),
                measures.stream().map(SharpnessTable::name).toList(),
                0));
        for (SharpnessTrend.With with : SharpnessTrend.With.values()) {
            columns.add(new TextTable.Column(
                    List.of("with", words(with)),
                    measures.stream()
                            .map(measure -> trends.stream()
                                    .filter(t -> t.measure() == measure && t.with() == with)
                                    .map(SharpnessTable::correlation)
                                    .findFirst()
                                    .orElse(Quantities.NONE))
                            .toList(),
                    with == SharpnessTrend.With.LOSS_GAP ? 1 : 0));
        }
        TextTable table = TextTable.fitting(columns, width);
        List<String> lines = new ArrayList<>(List.of(""));
        lines.addAll(table.headings());
        lines.addAll(table.rows());
        return lines;
    }

    private static String words(SharpnessTrend.With with) {
        return switch (with) {
            case BATCH_SIZE -> "batch size";
            case ACCURACY_GAP -> "accuracy gap";
            case LOSS_GAP -> "loss gap";
        };
    }

    private static String correlation(SharpnessTrend trend) {
        if (trend.rho().isEmpty()) {
            return Quantities.NONE;
        }
        String rho = signed(trend.rho().getAsDouble());
        return trend.low().isPresent() && trend.high().isPresent()
                ? rho + " [" + signed(trend.low().getAsDouble()) + ", "
                        + signed(trend.high().getAsDouble()) + "]"
                : rho;
    }

    private static String signed(double rho) {
        return String.format(Locale.ROOT, "%+.2f", rho).replace('-', '−');
    }

    /** Returns what the tables' figures are. */
    static String legend(SharpnessComparison comparison) {
        return "Means over seeds ± half their 95 % t interval; correlations are Spearman's over "
                + comparison.checkpoints().size()
                + " networks with an approximate 95 % interval that takes them as independent. φ, λ_max and trace change when"
                + " layers are rescaled, adaptive sharpness does not. Accuracy gap: training less test accuracy. Loss gap: test"
                + " less training loss.";
    }
}
