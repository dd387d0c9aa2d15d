package dev.batchwise.report;

import dev.batchwise.advice.Estimate;
import dev.batchwise.proof.AccuracyDifference;
import dev.batchwise.proof.Proof;
import dev.batchwise.proof.ProofResults;
import dev.batchwise.proof.ProofSummary;
import dev.batchwise.report.TextTable.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** The table of verdicts: a row an update rule. */
final class VerdictTable {
    private final List<Proof> proofs;
    private final int decimals;

    private VerdictTable(List<Proof> proofs) {
        this.proofs = proofs;
        decimals = EstimateTexts.decimals(proofs.stream()
                .flatMap(proof -> Stream.of(proof.given(), proof.converted()))
                .flatMap(plan -> plan.testAccuracy().stream()));
    }

    static List<String> lines(ProofResults results, int width, Style style) {
        VerdictTable table = new VerdictTable(results.proofs());
        TextTable text = TextTable.fitting(table.columns(), width);
        List<String> lines = new ArrayList<>();
        text.headings().forEach(heading -> lines.add(style.faint(heading)));
        List<String> rows = text.rows();
        for (int i = 0; i < rows.size(); i++) {
            boolean same = isSame(table.proofs.get(i));
            lines.add(same ? style.good(rows.get(i)) : style.caution(rows.get(i)));
        }
        Paragraphs.wrap("", reading(results.study()), width).stream()
                .map(style::faint)
                .forEach(lines::add);
        return lines;
    }

    private static boolean isSame(Proof proof) {
        return proof.finalAccuracy().verdict().equals("same")
                && proof.lossCurve().verdict().equals("same");
    }

    private static String reading(ProofSummary study) {
        String level = Quantities.rate(100 * study.confidence()) + " %";
        String error = Quantities.rate(100 * (1 - study.confidence())) + " %";
        return "Test accuracy: mean ± half its " + level
                + " t interval over seeds; difference: converted less given, paired over seeds, " + level
                + " interval. Same: equivalence (two one-sided tests at " + error + ") within "
                + Quantities.rate(100 * study.margin()) + " points of accuracy, or within "
                + Quantities.rate(100 * study.curveMargin())
                + " % of training loss at every curve position after the plans part. Different: an interval"
                + " (simultaneous over the curve) excludes 0 and equivalence does not hold. Undecided: neither. Each"
                + " optimizer is judged by itself.";
    }

    private List<Column> columns() {
        return List.of(
                names(),
                column(1, VerdictTable::updates, "updates given", "→ converted"),
                column(0, proof -> Quantities.rate(proof.updatesRatio()), "", "ratio"),
                accuracies(proof -> proof.given().testAccuracy(), "test %", "given"),
                accuracies(proof -> proof.converted().testAccuracy(), "test %", "converted"),
                column(0, proof -> difference(proof.finalAccuracy()), "difference", "points"),
                column(0, proof -> proof.finalAccuracy().verdict(), "accuracy", "verdict"),
                column(0, proof -> proof.lossCurve().verdict(), "loss", "curve"));
    }

    private Column names() {
        int width = proofs.stream()
                .mapToInt(proof -> proof.optimizer().length())
                .max()
                .orElse(0);
        return column(
                0,
                proof ->
                        proof.optimizer() + " ".repeat(width - proof.optimizer().length()),
                "");
    }

    private Column column(int rank, Function<Proof, String> cell, String... heading) {
        return new Column(List.of(heading), proofs.stream().map(cell).toList(), rank);
    }

    private Column accuracies(Function<Proof, Optional<Estimate>> figure, String... heading) {
        List<Optional<Estimate>> estimates = proofs.stream().map(figure).toList();
        return new Column(List.of(heading), EstimateTexts.percentages(estimates, decimals), 2);
    }

    private static String updates(Proof proof) {
        return Quantities.count(proof.given().plan().updates()) + " → "
                + Quantities.count(proof.converted().plan().updates());
    }

    private static String difference(AccuracyDifference accuracy) {
        if (accuracy.difference().isEmpty()) {
            return Quantities.NONE;
        }
        String mean = Quantities.percent(accuracy.difference().getAsDouble(), 2);
        return accuracy.low().isEmpty() || accuracy.high().isEmpty()
                ? mean
                : mean + " ± "
                        + Quantities.percent(
                                (accuracy.high().getAsDouble() - accuracy.low().getAsDouble()) / 2, 2);
    }
}
