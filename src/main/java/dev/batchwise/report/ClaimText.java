package dev.batchwise.report;

import dev.batchwise.claims.Card;
import dev.batchwise.claims.ClaimResults;
import dev.batchwise.claims.Decision;
import dev.batchwise.claims.Effect;
import dev.batchwise.claims.Rule;
import dev.batchwise.claims.Scale;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** One claim on the terminal. */
public final class ClaimText {
    /** How a rule of several parts decides, in words. */
    static final String ALL_MUST_HOLD =
            "Supported if the interval of every statistic lies where the rule wants it, refuted if that of one lies wholly"
                    + " elsewhere, inconclusive otherwise; all intervals of a claim hold at once with 95 % confidence"
                    + " (Bonferroni).";

    private static final int MOST_NOTES = 3;

    private ClaimText() {}

    /** Returns all of a claim that is known before anything is run. */
    public static String of(Card card, Rule rule, Map<Scale, String> protocols, int width, Style style) {
        List<String> lines = new ArrayList<>(heading(card, width, style));
        part(lines, "Source", card.source(), width, style);
        part(lines, "Measured", card.measured(), width, style);
        if (!card.published().isEmpty()) {
            part(lines, "Published", card.published(), width, style);
        }
        lines.add("");
        lines.add(style.strong("Rule, fixed beforehand"));
        rule.words().forEach(words -> lines.addAll(Paragraphs.wrap("  - ", words, width)));
        lines.addAll(Paragraphs.wrap("  ", ALL_MUST_HOLD, width));
        card.history().forEach(change -> part(lines, "Changed after results", change, width, style));
        protocols.forEach((scale, words) -> part(lines, "At scale " + scale.label(), words, width, style));
        lines.add("");
        lines.add("Run it: batchwise claims run " + card.id() + " --scale desk");
        return String.join("\n", lines) + "\n";
    }

    private static List<String> heading(Card card, int width, Style style) {
        return Paragraphs.wrap("", card.number() + ". " + card.statement() + " (" + card.id() + ")", width).stream()
                .map(style::strong)
                .toList();
    }

    private static void part(List<String> lines, String heading, String text, int width, Style style) {
        lines.add("");
        lines.add(style.strong(heading));
        text.lines().forEach(line -> lines.addAll(Paragraphs.wrap("  ", line, width)));
    }

    /** Returns a verdict with what decided it, ended by a new line. */
    public static String verdict(Card card, Decision decision, int width, Style style) {
        List<String> lines = new ArrayList<>(heading(card, width, style));
        lines.addAll(decided(decision, "", width, style));
        return String.join("\n", lines) + "\n";
    }

    /** Returns all that was found of a claim, and what it took, ended by a new line. */
    public static String found(ClaimResults claim, int width, Style style) {
        List<String> lines = new ArrayList<>(heading(claim.card(), width, style));
        claim.decision()
                .ifPresentOrElse(
                        decision -> {
                            lines.addAll(decided(
                                    decision, " at scale " + claim.scale().label(), width, style));
                            lines.addAll(notes(claim, width, style));
                            lines.addAll(faint("  ", cost(claim), width, style));
                        },
                        () -> lines.addAll(faint("  ", "not run: " + claim.reason(), width, style)));
        return String.join("\n", lines) + "\n";
    }

    private static List<String> faint(String lead, String text, int width, Style style) {
        return Paragraphs.wrap(lead, text, width).stream().map(style::faint).toList();
    }

    private static List<String> decided(Decision decision, String where, int width, Style style) {
        List<String> lines = new ArrayList<>();
        String label = decision.verdict().label().toUpperCase(Locale.ROOT);
        lines.add("  " + coloured(label, decision, style) + where);
        decision.effects().forEach(effect -> lines.addAll(effect(effect, width)));
        return lines;
    }

    private static String coloured(String label, Decision decision, Style style) {
        return switch (decision.verdict()) {
            case SUPPORTED -> style.good(label);
            case REFUTED -> style.caution(label);
            case INCONCLUSIVE -> style.strong(label);
        };
    }

    private static List<String> effect(Effect effect, int width) {
        List<String> lines = new ArrayList<>(Paragraphs.wrap("  - ", effect.statistic(), width));
        String judged = effect.criterion().judges()
                ? "; asked whether it " + effect.criterion().words(effect.unit()) + ": "
                        + effect.judgement().label()
                : "";
        lines.addAll(Paragraphs.wrap("      ", effect.found() + judged, width));
        return lines;
    }

    private static List<String> notes(ClaimResults claim, int width, Style style) {
        List<String> lines = new ArrayList<>();
        claim.notes().stream().limit(MOST_NOTES).forEach(note -> lines.addAll(Paragraphs.wrap("  ! ", note, width)));
        if (claim.notes().size() > MOST_NOTES) {
            lines.add("  ! and " + Quantities.count(claim.notes().size() - MOST_NOTES) + " more");
        }
        return lines.stream().map(style::caution).toList();
    }

    /** Returns what a claim took, in a sentence. */
    static String cost(ClaimResults claim) {
        ClaimResults.Spent spent = claim.spent();
        if (spent.trials() == 0) {
            return Quantities.count(spent.seeds(), "repeat") + "; nothing was trained.";
        }
        return Quantities.count(spent.seeds(), "seed") + ", " + Quantities.count(spent.trials(), "trial") + ", "
                + Quantities.count(spent.examples(), "example") + ", " + Quantities.duration(spent.trainSeconds())
                + " of training (shared trials counted in full).";
    }
}
