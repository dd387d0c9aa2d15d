package dev.batchwise.report;

import dev.batchwise.claims.Card;
import dev.batchwise.claims.Decision;
import dev.batchwise.claims.Rule;
import dev.batchwise.claims.Scale;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One claim on the terminal. */
public final class ClaimText {
    private ClaimText() {}

    /** Returns all of a claim that is known before anything is run. */
    public static String of(Card card, Rule rule, Map<Scale, String> protocols, int width, Style style) {
        List<String> lines = new ArrayList<>();
        lines.addAll(heading(card, width, style));
        part(lines, "Source", card.source(), width, style);
        part(lines, "Measured", card.measured(), width, style);
        if (!card.published().isEmpty()) {
            part(lines, "Published", card.published(), width, style);
        }
        lines.add("");
        lines.add(style.strong("Rule, fixed beforehand"));
        rule.words().forEach(words -> lines.addAll(Paragraphs.wrap("  - ", words, width)));
        lines.addAll(Paragraphs.wrap("  ", ALL_MUST_HOLD, width));
        card.history().forEach(change -> part(lines, "Changed", change, width, style));
        protocols.forEach((scale, words) -> part(lines, "At scale " + scale.label(), words, width, style));
        lines.add("");
        lines.add("Run it: batchwise claims run " + card.id() + " --scale desk");
        return String.join("\n", lines) + "\n";
    }

    /** How a rule of several parts decides, in words. */
    static final String ALL_MUST_HOLD =
            "Supported if the interval of every statistic lies where the rule wants it, refuted if that of one lies wholly"
                    + " elsewhere, inconclusive otherwise; all intervals of a claim hold at once with 95 % confidence"
                    + " (Bonferroni).";

    private static List<String> heading(Card card, int width, Style style) {
        return Paragraphs.wrap("", card.number() + ". " + card.statement() + " (" + card.id() + ")", width).stream()
                .map(style::strong)
                .toList();
    }

    private static void part(List<String> lines, String heading, String text, int width, Style style) {
        lines.add("");
        lines.add(style.strong(heading));
        lines.addAll(Paragraphs.wrap("  ", text, width));
    }

    /** Returns a verdict with what decided it. */
    public static String verdict(Card card, Decision decision, int width, Style style) {
        List<String> lines = new ArrayList<>(heading(card, width, style));
        lines.add(ClaimsTable.verdict(decision.verdict().label(), style));
        decision.effects()
                .forEach(effect -> lines.addAll(Paragraphs.wrap(
                        "  - ",
                        effect.statistic() + ": " + effect.found()
                                + (effect.criterion().judges()
                                        ? "; the rule asks whether it "
                                                + effect.criterion().words(effect.unit()) + ": "
                                                + effect.judgement().label()
                                        : ""),
                        width)));
        return String.join("\n", lines) + "\n";
    }
}
