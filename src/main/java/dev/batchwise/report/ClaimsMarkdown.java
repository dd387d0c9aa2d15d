package dev.batchwise.report;

import dev.batchwise.advice.Environment;
import dev.batchwise.claims.ClaimResults;
import dev.batchwise.claims.ClaimsResults;
import dev.batchwise.claims.Effect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Claims with their verdicts as a page of Markdown. */
public final class ClaimsMarkdown {
    private ClaimsMarkdown() {}

    /**
     * Writes the page, which is replaced as a whole or not at all.
     *
     * @throws java.io.UncheckedIOException if it cannot be written
     */
    public static void write(Path file, ClaimsResults results) {
        AtomicFile.write(file, out -> out.write(text(results).getBytes(StandardCharsets.UTF_8)));
    }

    static String text(ClaimsResults results) {
        Map<String, ClaimResults> byId = results.claims().stream()
                .collect(Collectors.toMap(claim -> claim.card().id(), Function.identity()));
        List<String> lines = new ArrayList<>();
        lines.add("# What is said about batch size, tried");
        lines.add("");
        lines.addAll(introduction(results));
        for (ClaimsResults.Asked asked : results.questions()) {
            lines.add("");
            lines.add("## " + asked.words());
            asked.claims().stream()
                    .flatMap(id -> Optional.ofNullable(byId.get(id)).stream())
                    .forEach(claim -> claim(lines, claim));
        }
        return String.join("\n", lines) + "\n";
    }

    private static List<String> introduction(ClaimsResults results) {
        Map<String, Long> counts = results.counts();
        List<String> lines = new ArrayList<>();
        lines.add("Written by `batchwise claims report --markdown` from the ledger of a run at scale **"
                + results.scale().label() + "**; its verdicts are about networks and data of that scale. "
                + counts.getOrDefault("supported", 0L) + " claims are supported, "
                + counts.getOrDefault("refuted", 0L) + " refuted, "
                + counts.getOrDefault("inconclusive", 0L) + " inconclusive, "
                + counts.getOrDefault("not run", 0L) + " were not run. " + ClaimText.ALL_MUST_HOLD
                + String.format(
                        Locale.ROOT,
                        " Trials that several claims ask for were run once, which saved %.0f %% of the %s examples that they"
                                + " would have shown one by one.",
                        100 * results.saving().share(),
                        Quantities.count(results.saving().alone())));
        for (Environment machine : results.environments()) {
            lines.add("");
            lines.add("Machine: " + machine.cpu() + ", " + machine.workers() + " trials side by side, "
                    + machine.libtorch() + ", " + machine.java() + ", Batchwise " + machine.batchwise() + ", commit "
                    + machine.commit() + ".");
        }
        return lines;
    }

    private static void claim(List<String> lines, ClaimResults claim) {
        lines.add("");
        lines.add("### " + claim.card().number() + ". " + claim.card().id() + ": "
                + claim.verdict().toUpperCase(Locale.ROOT));
        lines.add("");
        lines.add(claim.card().statement() + " *(" + claim.card().source() + ")*");
        if (!claim.card().published().isEmpty()) {
            lines.add("");
            lines.add("Published: " + claim.card().published());
        }
        lines.add("");
        claim.decision()
                .ifPresentOrElse(
                        decision -> table(lines, decision.effects()),
                        () -> lines.add("Not run: " + claim.reason() + "."));
        if (claim.decision().isPresent()) {
            lines.add("");
            lines.add(claim.protocol()
                    + String.format(
                            Locale.ROOT,
                            " Seeds: %d; trials: %,d; examples: %,d; training time: %s.",
                            claim.spent().seeds(),
                            claim.spent().trials(),
                            claim.spent().examples(),
                            Quantities.duration(claim.spent().trainSeconds())));
        }
        if (!claim.reason().isEmpty() && claim.decision().isPresent()) {
            lines.add("");
            lines.add("Why inconclusive: " + claim.reason() + ".");
        }
        claim.card().history().forEach(change -> {
            lines.add("");
            lines.add("Changed: " + change);
        });
        lines.add("");
        lines.add("`" + String.join("`, `", claim.commands()) + "`");
    }

    private static void table(List<String> lines, List<Effect> effects) {
        lines.add("| statistic | found | rule | |");
        lines.add("| --- | --- | --- | --- |");
        effects.forEach(effect -> lines.add("| " + effect.statistic() + " | " + effect.found() + " | "
                + effect.criterion().words(effect.unit()) + " | "
                + (effect.criterion().judges() ? effect.judgement().label() : "") + " |"));
    }
}
