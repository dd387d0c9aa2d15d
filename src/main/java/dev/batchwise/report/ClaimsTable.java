package dev.batchwise.report;

import dev.batchwise.claims.Card;
import dev.batchwise.claims.ClaimResults;
import dev.batchwise.claims.ClaimsResults;
import dev.batchwise.claims.Question;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All claims on the terminal, a line each under the questions they answer. */
public final class ClaimsTable {
    private static final List<String> VERDICTS = List.of("supported", "refuted", "inconclusive", "not run");
    private static final int VERDICT = 12;
    private static final String GAP = "  ";

    private ClaimsTable() {}

    /** Returns the claims with their verdicts, and how many there are of each. */
    public static String of(ClaimsResults results, int width, Style style) {
        Map<String, ClaimResults> byId = byId(results);
        int names = widest(results.claims().stream().map(ClaimResults::card));
        List<String> lines = new ArrayList<>();
        for (ClaimsResults.Asked asked : results.questions()) {
            heading(lines, asked, style);
            claims(asked, byId)
                    .map(claim -> line(claim.card(), Optional.of(claim.verdict()), names, width, style))
                    .forEach(lines::add);
        }
        lines.add("");
        lines.addAll(Paragraphs.wrap("", counts(results), width));
        return String.join("\n", lines) + "\n";
    }

    /** Returns the claims with all that was found of each. */
    public static String whole(ClaimsResults results, int width, Style style) {
        Map<String, ClaimResults> byId = byId(results);
        List<String> lines = new ArrayList<>();
        for (ClaimsResults.Asked asked : results.questions()) {
            heading(lines, asked, style);
            claims(asked, byId)
                    .forEach(claim -> lines.add(
                            "\n" + ClaimText.found(claim, width, style).stripTrailing()));
        }
        lines.add("");
        lines.addAll(Paragraphs.wrap("", counts(results), width));
        return String.join("\n", lines) + "\n";
    }

    /** Returns the claims of a catalogue, none of which has been run. */
    public static String of(List<Card> cards, int width, Style style) {
        Map<Question, List<Card>> asked =
                cards.stream().collect(Collectors.groupingBy(Card::question, TreeMap::new, Collectors.toList()));
        int names = widest(cards.stream());
        List<String> lines = new ArrayList<>();
        asked.forEach((question, own) -> {
            lines.add((lines.isEmpty() ? "" : "\n") + style.strong(question.words()));
            own.forEach(card -> lines.add(line(card, Optional.empty(), names, width, style)));
        });
        lines.add("");
        lines.addAll(Paragraphs.wrap(
                "",
                "None has been run here. `batchwise claims show ID` shows one whole, `batchwise claims run ID` runs it.",
                width));
        return String.join("\n", lines) + "\n";
    }

    /** Returns how the claims beside some came out, in a line; empty if there are no others. */
    public static Optional<String> others(ClaimsResults results, Collection<String> shown) {
        List<ClaimResults> others = results.claims().stream()
                .filter(claim -> !shown.contains(claim.card().id()))
                .toList();
        return others.isEmpty()
                ? Optional.empty()
                : Optional.of(Quantities.count(others.size(), "other claim") + ": " + counts(others) + ".");
    }

    private static Map<String, ClaimResults> byId(ClaimsResults results) {
        return results.claims().stream()
                .collect(Collectors.toMap(claim -> claim.card().id(), Function.identity()));
    }

    private static Stream<ClaimResults> claims(ClaimsResults.Asked asked, Map<String, ClaimResults> byId) {
        return asked.claims().stream().flatMap(id -> Optional.ofNullable(byId.get(id)).stream());
    }

    private static int widest(Stream<Card> cards) {
        return cards.mapToInt(card -> card.id().length()).max().orElse(0);
    }

    private static void heading(List<String> lines, ClaimsResults.Asked asked, Style style) {
        if (!asked.claims().isEmpty()) {
            lines.add((lines.isEmpty() ? "" : "\n") + style.strong(asked.words()));
        }
    }

    private static String line(Card card, Optional<String> verdict, int names, int width, Style style) {
        String name = String.format(Locale.ROOT, "%4d", card.number()) + GAP + padded(card.id(), names) + GAP;
        int taken = name.length() + (verdict.isPresent() ? VERDICT + GAP.length() : 0);
        return name
                + verdict.map(v -> verdict(v, style) + " ".repeat(VERDICT - v.length()) + GAP)
                        .orElse("")
                + cut(card.statement(), width - taken);
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(width - text.length());
    }

    /** Returns the beginning of a text, ended between words where it is longer than a width. */
    private static String cut(String text, int width) {
        if (text.length() <= width) {
            return text;
        }
        String first = Paragraphs.wrap("", text, Math.max(1, width - 2)).get(0);
        return first.substring(0, Math.min(first.length(), Math.max(0, width - 2))) + " …";
    }

    /** Returns a verdict in the colour it is told in. */
    static String verdict(String label, Style style) {
        return switch (label) {
            case "supported" -> style.good(label);
            case "refuted" -> style.caution(label);
            case "inconclusive" -> style.strong(label);
            default -> style.faint(label);
        };
    }

    private static String counts(ClaimsResults results) {
        String saved = results.saving().alone() > 0
                ? String.format(
                        Locale.ROOT,
                        " Sharing trials saves %.0f %% of %s examples.",
                        100 * results.saving().share(),
                        Quantities.count(results.saving().alone()))
                : "";
        return "At scale " + results.scale().label() + ": " + counts(results.claims()) + "." + saved;
    }

    /** Returns how many claims have each verdict, in words. */
    static String counts(List<ClaimResults> claims) {
        return VERDICTS.stream()
                .map(verdict -> claims.stream()
                                .filter(claim -> claim.verdict().equals(verdict))
                                .count() + " " + verdict)
                .collect(Collectors.joining(", "));
    }
}
