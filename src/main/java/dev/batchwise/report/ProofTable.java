package dev.batchwise.report;

import dev.batchwise.proof.Proof;
import dev.batchwise.proof.ProofResults;
import dev.batchwise.proof.ProofSummary;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The end of a proof on the terminal: both plans of each update rule, one table of verdicts, the verdicts in words. */
public final class ProofTable {
    private static final int NARROWEST = 60;

    private ProofTable() {}

    /**
     * Returns the lines, each ended by a new line.
     *
     * @param width characters of a line; columns that it does not hold are left out, the least important first
     * @param style with or without colour
     */
    public static String of(ProofResults results, int width, Style style) {
        int usable = Math.max(NARROWEST, width);
        List<String> lines = new ArrayList<>(heading(results.study(), usable, style));
        results.proofs().forEach(proof -> lines.addAll(PlansText.lines(proof, usable, style)));
        lines.add("");
        lines.addAll(VerdictTable.lines(results, usable, style));
        for (Proof proof : results.proofs()) {
            lines.add("");
            lines.addAll(Paragraphs.wrap("", proof.optimizer() + ": " + proof.text(), usable));
            Stream.concat(proof.leftOut().stream(), failures(proof).stream())
                    .flatMap(sentence -> Paragraphs.wrap("  - ", sentence, usable).stream())
                    .map(style::caution)
                    .forEach(lines::add);
        }
        lines.addAll(notes(results, usable, style));
        return String.join("\n", lines) + "\n";
    }

    private static List<String> heading(ProofSummary study, int width, Style style) {
        String asked = study.model() + " on " + study.data() + ": "
                + Quantities.count(study.budgetExamples(), "example") + " shown in every trial, "
                + Quantities.count(study.seeds(), "seed") + " of each plan.";
        return Paragraphs.wrap("", asked, width).stream().map(style::strong).toList();
    }

    /** Returns what happened on the way to trials that a reader should know. */
    private static List<String> failures(Proof proof) {
        return Stream.of(proof.given(), proof.converted())
                .flatMap(plan -> plan.trials().stream())
                .flatMap(trial -> trial.notes().stream().map(note -> trial.id() + ": " + note))
                .toList();
    }

    private static List<String> notes(ProofResults results, int width, Style style) {
        Set<String> sentences = new LinkedHashSet<>();
        results.proofs().forEach(proof -> sentences.addAll(proof.cautions()));
        List<String> lines = new ArrayList<>();
        lines.add("");
        for (String sentence : sentences) {
            Paragraphs.wrap("Note: ", sentence + ".", width).stream()
                    .map(style::faint)
                    .forEach(lines::add);
        }
        return sentences.isEmpty() ? List.of() : lines;
    }
}
