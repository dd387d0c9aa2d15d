package dev.batchwise.report;

import dev.batchwise.claims.Card;
import dev.batchwise.claims.ClaimResults;
import dev.batchwise.claims.ClaimsResults;
import dev.batchwise.claims.Question;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** All claims on the terminal, under the questions they answer. */
public final class ClaimsTable {
    private static final int INDENT = 4;

    private ClaimsTable() {}

    /** Returns the claims with their verdicts and what decided them. */
    public static String of(ClaimsResults results, int width, Style style) {
        List<String> lines = new ArrayList<>();
        Map<String, ClaimResults> byId = results.claims().stream()
                .collect(Collectors.toMap(claim -> claim.card().id(), Function.identity()));
        for (ClaimsResults.Asked asked : results.questions()) {
            heading(lines, asked.words(), style);
            asked.claims().stream()
                    .flatMap(id -> Optional.ofNullable(byId.get(id)).stream())
                    .forEach(claim -> lines.addAll(lines(claim, width, style)));
        }
        lines.add("");
        lines.add(counts(results));
        return String.join("\n", lines) + "\n";
    }

    /** Returns the claims of a catalogue, none of which has been run. */
    public static String of(List<Card> cards, int width, Style style) {
        List<String> lines = new ArrayList<>();
        for (Question question : Question.values()) {
            List<Card> own =
                    cards.stream().filter(card -> card.question() == question).toList();
            if (!own.isEmpty()) {
                heading(lines, question.words(), style);
            }
            own.forEach(card -> lines.addAll(lines(card, width, style)));
        }
        lines.add("");
        lines.add("None has been run here; `batchwise claims run ID` runs one.");
        return String.join("\n", lines) + "\n";
    }

    private static void heading(List<String> lines, String words, Style style) {
        if (!lines.isEmpty()) {
            lines.add("");
        }
        lines.add(style.strong(words));
    }

    private static List<String> lines(Card card, int width, Style style) {
        List<String> lines = new ArrayList<>();
        lines.add(name(card));
        lines.addAll(indented(card.statement(), width));
        return lines;
    }

    private static List<String> lines(ClaimResults claim, int width, Style style) {
        List<String> lines = new ArrayList<>();
        lines.add(name(claim.card()) + "  " + verdict(claim.verdict(), style));
        lines.addAll(indented(claim.card().statement(), width));
        claim.decision()
                .ifPresent(decision -> decision.effects()
                        .forEach(effect -> lines.addAll(Paragraphs.wrap(
                                " ".repeat(INDENT) + "- ",
                                effect.statistic() + ": " + effect.found()
                                        + (effect.criterion().judges()
                                                ? " (asked: "
                                                        + effect.criterion().words(effect.unit()) + ")"
                                                : ""),
                                width))));
        if (claim.decision().isEmpty() && !claim.reason().isEmpty()) {
            lines.addAll(
                    indented(claim.reason(), width).stream().map(style::faint).toList());
        }
        return lines;
    }

    private static String name(Card card) {
        return String.format("%2d  %s", card.number(), card.id());
    }

    private static List<String> indented(String text, int width) {
        return Paragraphs.wrap(" ".repeat(INDENT), text, width);
    }

    static String verdict(String label, Style style) {
        return switch (label) {
            case "supported" -> style.good("SUPPORTED");
            case "refuted" -> style.caution("REFUTED");
            case "inconclusive" -> style.strong("INCONCLUSIVE");
            default -> style.faint(label);
        };
    }

    private static String counts(ClaimsResults results) {
        Map<String, Long> counts = results.counts();
        return "At scale " + results.scale().label() + ": "
                + counts.getOrDefault("supported", 0L) + " supported, "
                + counts.getOrDefault("refuted", 0L) + " refuted, "
                + counts.getOrDefault("inconclusive", 0L) + " inconclusive, "
                + counts.getOrDefault("not run", 0L) + " not run."
                + (results.saving().alone() > 0
                        ? String.format(
                                java.util.Locale.ROOT,
                                " Sharing trials saves %.0f %% of %s examples.",
                                100 * results.saving().share(),
                                Quantities.count(results.saving().alone()))
                        : "");
    }
}
