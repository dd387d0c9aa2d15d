package dev.batchwise.report;

import dev.batchwise.advice.SharpnessComparison;
import dev.batchwise.advice.SharpnessResults;
import dev.batchwise.spectrum.Eigenvalue;
import dev.batchwise.study.Task;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;

/** The sharpness of checkpoints as lines for a terminal: figures down, checkpoints across. */
public final class SharpnessText {
    private static final int DIGITS = 3;

    private SharpnessText() {}

    /**
     * Returns the lines.
     *
     * @param comparison of at least one checkpoint, measured alike
     * @param width columns to fit into
     */
    public static List<String> of(SharpnessComparison comparison, int width) {
        List<SharpnessResults> checkpoints = comparison.checkpoints();
        List<String> lines = new ArrayList<>();
        SharpnessResults first = checkpoints.get(0);
        String basis = String.format(
                "%s, %s split, %s (%s); batch norm: %s; %s; preset %s.",
                first.data(),
                first.split(),
                Quantities.count(first.examples(), "example"),
                first.subset(),
                first.batchNorm(),
                first.precision(),
                first.preset());
        lines.addAll(Paragraphs.wrap("", basis, width));
        if (comparison.sizes().isEmpty()) {
            lines.add("");
            lines.addAll(table(checkpoints));
            lines.addAll(places(checkpoints, width));
        } else {
            lines.addAll(SharpnessTable.lines(comparison, width));
            lines.add("");
            lines.addAll(Paragraphs.wrap("", SharpnessTable.legend(comparison), width));
            lines.addAll(notes(checkpoints, width));
        }
        comparison.warnings().forEach(text -> lines.addAll(Paragraphs.wrap("Warning: ", text + ".", width)));
        return lines;
    }

    /** Of many networks only what is the case is told, up to the colon, and of how many. */
    private static List<String> notes(List<SharpnessResults> checkpoints, int width) {
        Map<String, Long> counts = new LinkedHashMap<>();
        checkpoints.forEach(one ->
                one.notes().forEach(note -> counts.merge(note.substring(0, note.indexOf(':')), 1L, Long::sum)));
        List<String> lines = new ArrayList<>();
        counts.forEach((note, count) -> lines.addAll(Paragraphs.wrap(
                "Note: ", "of " + count + " of " + checkpoints.size() + " networks: " + note + ".", width)));
        return lines;
    }

    private static List<String> places(List<SharpnessResults> checkpoints, int width) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < checkpoints.size(); i++) {
            SharpnessResults one = checkpoints.get(i);
            lines.add("");
            lines.addAll(Paragraphs.wrap(
                    "[" + (i + 1) + "] ",
                    one.checkpoint() + ", " + one.model() + ", " + Quantities.count(one.weights(), "weight") + "; "
                            + cost(one),
                    width));
            one.notes().forEach(note -> lines.addAll(Paragraphs.wrap("    Note: ", note + ".", width)));
        }
        return lines;
    }

    private static String cost(SharpnessResults one) {
        return Quantities.count(one.cost().gradients(), "gradient") + " and "
                + Quantities.count(one.cost().products(), "Hessian product") + " in "
                + Quantities.duration(one.cost().seconds());
    }

    private record Row(String name, Function<SharpnessResults, String> cell) {}

    private static List<String> table(List<SharpnessResults> checkpoints) {
        List<Row> rows = rows(checkpoints.get(0));
        int widest = rows.stream().mapToInt(row -> row.name().length()).max().orElse(0);
        List<String> lines = new ArrayList<>();
        StringBuilder heading = new StringBuilder(" ".repeat(widest));
        for (int i = 1; i <= checkpoints.size(); i++) {
            heading.append(String.format("  %14s", "[" + i + "]"));
        }
        lines.add(heading.toString());
        for (Row row : rows) {
            StringBuilder line = new StringBuilder(
                    row.name() + " ".repeat(widest - row.name().length()));
            checkpoints.forEach(
                    one -> line.append(String.format("  %14s", row.cell().apply(one))));
            lines.add(line.toString());
        }
        return lines;
    }

    private static List<Row> rows(SharpnessResults first) {
        Task task = first.task();
        List<Row> rows = new ArrayList<>();
        rows.add(new Row("loss (" + task.lossUnit() + ")", one -> figure(one.lossNats())));
        rows.add(new Row(task.scoreName() + " (%)", one -> Quantities.percent(one.accuracy(), 2)));
        rows.add(new Row("gradient norm", one -> figure(one.gradientNorm())));
        for (double epsilon : first.keskar().stream()
                .map(SharpnessResults.Keskar::epsilon)
                .distinct()
                .toList()) {
            for (String subspace : List.of("full", "random")) {
                String name = "φ, ε = " + Quantities.rate(epsilon)
                        + (subspace.equals("full") ? ", A = I" : ", random A, mean of " + draws(first, epsilon));
                rows.add(new Row(name, one -> figure(one.keskar(subspace, epsilon))));
            }
        }
        for (int i = 0; i < first.adaptive().size(); i++) {
            SharpnessResults.Adaptive kind = first.adaptive().get(i);
            int index = i;
            rows.add(new Row(
                    "adaptive, " + (kind.norm().equals("linf") ? "ℓ∞" : "ℓ2") + ", ρ = "
                            + Quantities.rate(kind.radius()) + " (" + task.lossUnit() + ")",
                    one -> figure(one.adaptive().get(index).value())));
        }
        addSpectrum(rows, first);
        return rows;
    }

    private static long draws(SharpnessResults first, double epsilon) {
        return first.keskar().stream()
                .filter(k -> k.subspace().equals("random") && k.epsilon() == epsilon)
                .count();
    }

    private static void addSpectrum(List<Row> rows, SharpnessResults first) {
        for (int j = 0; j < first.hessian().topEigenvalues().size(); j++) {
            int index = j;
            rows.add(new Row(
                    j == 0 ? "λ_max" : "λ_" + (j + 1),
                    one -> eigenvalue(one.hessian().topEigenvalues().get(index))));
        }
        if (first.hessian().lambdaMin().isPresent()) {
            rows.add(new Row(
                    "λ_min",
                    one -> one.hessian()
                            .lambdaMin()
                            .map(SharpnessText::eigenvalue)
                            .orElse(Quantities.NONE)));
        }
        if (first.hessian().gaussNewtonLambdaMax().isPresent()) {
            rows.add(new Row(
                    "Gauss–Newton λ_max",
                    one -> one.hessian()
                            .gaussNewtonLambdaMax()
                            .map(SharpnessText::eigenvalue)
                            .orElse(Quantities.NONE)));
        }
        rows.add(new Row("trace", one -> figure(one.hessian().trace().value())));
        rows.add(new Row(
                "  its standard error", one -> figure(one.hessian().trace().standardError())));
        rows.add(new Row("2/λ_max", one -> figure(one.hessian().stableLearningRate())));
        rows.add(new Row("learning rate", one -> figure(one.learningRate())));
    }

    /** An eigenvalue that did not converge is marked. */
    private static String eigenvalue(Eigenvalue theta) {
        return figure(theta.value()) + (theta.converged() ? "" : "?");
    }

    private static String figure(OptionalDouble figure) {
        return figure.isPresent() ? figure(figure.getAsDouble()) : Quantities.NONE;
    }

    private static String figure(double figure) {
        return Quantities.significant(figure, DIGITS);
    }
}
