package dev.batchwise.report;

import dev.batchwise.advice.Environment;
import dev.batchwise.claims.ClaimResults;
import dev.batchwise.claims.ClaimsResults;
import dev.batchwise.claims.Decision;
import dev.batchwise.claims.Effect;
import dev.batchwise.claims.Untried;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Claims with their verdicts as a page of Markdown: all in one table, then a section each. */
public final class ClaimsMarkdown {
    private static final int MOST_NOTES = 5;
    private static final int SECONDS_OF_AN_HOUR = 3600;

    private ClaimsMarkdown() {}

    /**
     * Writes the page, which is replaced as a whole or not at all.
     *
     * @param untried protocols of the paper scale, to be listed as not run
     * @throws java.io.UncheckedIOException if it cannot be written
     */
    public static void write(Path file, ClaimsResults results, List<Untried> untried) {
        AtomicFile.write(file, out -> out.write(text(results, untried).getBytes(StandardCharsets.UTF_8)));
    }

    static String text(ClaimsResults results, List<Untried> untried) {
        Map<String, ClaimResults> byId = results.claims().stream()
                .collect(Collectors.toMap(claim -> claim.card().id(), Function.identity()));
        List<String> lines = new ArrayList<>();
        lines.add("# What is said about batch size, tried");
        lines.addAll(introduction(results));
        lines.addAll(summary(results));
        for (ClaimsResults.Asked asked : results.questions()) {
            if (!asked.claims().isEmpty()) {
                paragraph(lines, "## " + asked.words());
                asked.claims().stream()
                        .flatMap(id -> Optional.ofNullable(byId.get(id)).stream())
                        .forEach(claim -> claim(lines, claim));
            }
        }
        if (!untried.isEmpty()) {
            untried(lines, untried);
        }
        return String.join("\n", lines) + "\n";
    }

    private static void untried(List<String> lines, List<Untried> untried) {
        paragraph(lines, "## At paper scale: not run");
        paragraph(
                lines,
                "The networks, data and budgets of the works that the claims are from, or the nearest to them where none is"
                        + " published. None of these was run for this page. `batchwise claims run ID --scale paper` runs one, in"
                        + " about as many hours of one core as are given here; trials that claims share are counted at each.");
        paragraph(lines, "| | claim | what would be run | hours |");
        lines.add("| ---: | --- | --- | ---: |");
        untried.forEach(one -> lines.add(row(
                Integer.toString(one.card().number()),
                one.card().id(),
                one.protocol(),
                String.format(Locale.ROOT, "%,.0f", Math.ceil(one.coreSeconds() / SECONDS_OF_AN_HOUR)))));
    }

    private static void paragraph(List<String> lines, String text) {
        lines.add("");
        lines.add(text);
    }

    private static List<String> introduction(ClaimsResults results) {
        List<String> lines = new ArrayList<>();
        paragraph(
                lines,
                "With the same number of training examples, which batch size should I use, and what does it change? "
                        + Quantities.count(results.claims().size(), "statement")
                        + " that answers rest on, as experiments: "
                        + ClaimsTable.counts(results.claims()) + ". " + prose(results.scaleMeans()));
        paragraph(
                lines,
                "Written by `batchwise claims report --markdown` from the ledger of a run. " + ClaimText.ALL_MUST_HOLD
                        + " Intervals are about other seeds. How to read and run them: [claims](how-to/claims.md)."
                        + String.format(
                                Locale.ROOT,
                                " Trials that several claims ask for were run once: %.0f %% of the %s examples that they would"
                                        + " have shown one by one were saved.",
                                100 * results.saving().share(),
                                Quantities.count(results.saving().alone())));
        for (Environment machine : results.environments()) {
            paragraph(
                    lines,
                    "Machine: " + prose(machine.cpu()) + ", " + Quantities.count(machine.cores(), "core") + ", "
                            + Quantities.count(machine.workers(), "trial") + " side by side; libtorch "
                            + prose(machine.libtorch())
                            + "; " + prose(machine.java()) + "; " + prose(machine.os()) + "; Batchwise "
                            + machine.batchwise()
                            + ", commit " + machine.commit() + ".");
        }
        return lines;
    }

    private static List<String> summary(ClaimsResults results) {
        List<String> lines = new ArrayList<>();
        paragraph(lines, "| | claim | verdict | what it hangs on | found |");
        lines.add("| ---: | --- | --- | --- | --- |");
        results.claims().forEach(claim -> {
            Optional<Effect> deciding = claim.decision().flatMap(Decision::deciding);
            lines.add(row(
                    Integer.toString(claim.card().number()),
                    "[" + claim.card().id() + "](#" + anchor(claim) + ")",
                    verdict(claim),
                    deciding.map(Effect::statistic).orElse(""),
                    deciding.map(Effect::found).orElse("")));
        });
        return lines;
    }

    private static String verdict(ClaimResults claim) {
        return claim.decision().isPresent() ? "**" + claim.verdict() + "**" : claim.verdict();
    }

    /** Returns where the section of a claim is found, by the rule that Markdown pages derive anchors from headings. */
    private static String anchor(ClaimResults claim) {
        return heading(claim)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9 -]", "")
                .replace(' ', '-');
    }

    private static String heading(ClaimResults claim) {
        return claim.card().number() + ". " + claim.card().id() + ": " + claim.verdict();
    }

    private static void claim(List<String> lines, ClaimResults claim) {
        paragraph(lines, "### " + heading(claim));
        paragraph(lines, prose(claim.card().statement()));
        paragraph(lines, "*" + prose(claim.card().source()) + "*");
        if (!claim.card().published().isEmpty()) {
            paragraph(lines, "Published: " + prose(claim.card().published()));
        }
        claim.decision().ifPresentOrElse(decision -> found(lines, claim, decision), () -> notRun(lines, claim));
        claim.card().history().forEach(change -> paragraph(lines, "Rule changed after results: " + prose(change)));
        lines.add("");
        lines.add("```");
        lines.addAll(claim.commands());
        lines.add("```");
    }

    private static void notRun(List<String> lines, ClaimResults claim) {
        paragraph(lines, "Not run: " + prose(claim.reason()) + ". The rule, fixed beforehand:");
        lines.add("");
        claim.rule().forEach(part -> lines.add("- " + prose(part)));
        if (!claim.protocol().isEmpty()) {
            paragraph(lines, "Would run: " + prose(claim.protocol()));
        }
    }

    private static void found(List<String> lines, ClaimResults claim, Decision decision) {
        lines.add("");
        lines.add(row(
                "statistic",
                String.format(Locale.ROOT, "found, %.4g %% interval", 100 * decision.confidence())
                        .replaceAll("\\.?0+ %", " %"),
                "the rule asks whether it",
                ""));
        lines.add("| --- | --- | --- | --- |");
        decision.effects()
                .forEach(effect -> lines.add(row(
                        effect.statistic(),
                        effect.found(),
                        effect.criterion().judges() ? effect.criterion().words(effect.unit()) : "",
                        effect.criterion().judges() ? effect.judgement().label() : "told")));
        if (!claim.reason().isEmpty()) {
            paragraph(lines, "Why it is open: " + prose(claim.reason()) + ".");
        }
        paragraph(lines, "Run: " + prose(claim.protocol()));
        paragraph(lines, "It took " + ClaimText.cost(claim));
        notes(lines, claim.notes());
    }

    private static void notes(List<String> lines, List<String> notes) {
        if (!notes.isEmpty()) {
            paragraph(lines, Quantities.count(notes.size(), "failure") + ":");
            lines.add("");
            notes.stream().limit(MOST_NOTES).forEach(note -> lines.add("- " + prose(note)));
            if (notes.size() > MOST_NOTES) {
                lines.add("- and " + Quantities.count(notes.size() - MOST_NOTES) + " more");
            }
        }
    }

    private static String row(String... cells) {
        return "| "
                + Stream.of(cells)
                        .map(cell -> cell.startsWith("[") || cell.startsWith("**") ? cell : prose(cell))
                        .collect(Collectors.joining(" | "))
                + " |";
    }

    /** Returns text in which nothing is taken for markup, nor ends a cell of a table. */
    private static String prose(String text) {
        return text.replace("|", "\\|")
                .replace("<", "&lt;")
                .replace("*", "\\*")
                .replace("_", "\\_")
                .replace("\n", " ");
    }
}
