package dev.batchwise.report;

import dev.batchwise.advice.ProbeResults;
import dev.batchwise.advice.ProbeResults.MemoryFit;
import dev.batchwise.advice.ProbeResults.Range;
import dev.batchwise.advice.ProbeResults.TimeFit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What training costs at every batch size, as lines for a terminal. */
public final class ProbeText {
    private ProbeText() {}

    /**
     * Returns the lines.
     *
     * @param width columns to fit into
     */
    public static List<String> of(ProbeResults results, int width) {
        List<String> lines = new ArrayList<>(ProbeTable.of(results, width));
        lines.add("");
        sentences(results).forEach(text -> lines.addAll(Paragraphs.wrap("", text, width)));
        results.notRun()
                .forEach(size -> lines.addAll(Paragraphs.wrap(
                        "", "Not run: B=" + Quantities.count(size.batchSize()) + ", " + size.reason() + ".", width)));
        results.notes().forEach(note -> lines.addAll(Paragraphs.wrap("Note: ", note + ".", width)));
        return lines;
    }

    private static List<String> sentences(ProbeResults results) {
        List<String> sentences = new ArrayList<>();
        sentences.add(largest(results));
        if (results.fastest().isPresent()) {
            sentences.add("Speed stops growing at B="
                    + Quantities.count(results.speedStopsGrowingAt().orElseThrow())
                    + ", the smallest size with 90 % of the highest speed. Fastest measured: B="
                    + Quantities.count(results.fastest().getAsInt()) + ".");
        }
        results.timeFit().map(ProbeText::time).ifPresent(sentences::add);
        results.memoryFit().map(ProbeText::memory).ifPresent(sentences::add);
        results.hardware()
                .ifPresent(found -> sentences.add("One core at best: matrix products "
                        + Quantities.significant(found.matmulGflops(), 3) + " GFLOP/s, copies "
                        + Quantities.significant(found.copyGBs(), 3)
                        + " GB/s (read and written)."
                        + (beyondCopies(results)
                                ? " A copy share above 100 % means that caches serve most of it."
                                : "")));
        return sentences;
    }

    private static boolean beyondCopies(ProbeResults results) {
        return results.sizes().stream().flatMap(s -> s.use().stream()).anyMatch(use -> use.copyShare() > 1);
    }

    private static String largest(ProbeResults results) {
        if (results.largestThatRan().isEmpty()) {
            return "No size ran.";
        }
        String limit = results.memoryLimitBytes().isPresent()
                ? " within " + Quantities.bytes(results.memoryLimitBytes().getAsLong())
                : "";
        return "Largest that ran" + limit + ": B="
                + Quantities.count(results.largestThatRan().getAsInt()) + ", run again in a fresh worker.";
    }

    private static String time(TimeFit fit) {
        String law = "Time of an update: " + Quantities.duration(fit.overheadSeconds()) + " + B × "
                + Quantities.duration(fit.perExampleSeconds()) + rounds(fit) + ", within "
                + Quantities.percent(fit.worstDeviation(), 0) + " % of every median. ";
        return fit.overheadSeconds() == 0
                ? law + "No overhead can be told: time is in proportion to the size."
                : law + "Both parts take equally long at B_sat = " + figure(fit.saturationBatch())
                        + " (overhead over time per example); from the knee, 10 B_sat = " + figure(fit.kneeBatch())
                        + ", on an example takes at most 10 % longer than its least.";
    }

    private static String rounds(TimeFit fit) {
        return fit.rounds() < 2
                ? ""
                : " (single rounds: " + range(fit.overheadRange()) + " + B × " + range(fit.perExampleRange()) + ", n="
                        + fit.rounds() + ")";
    }

    private static String range(Range range) {
        DurationUnit unit = DurationUnit.of(range.high());
        return unit.format(range.low()) + "–" + unit.format(range.high()) + " " + unit.symbol();
    }

    private static String memory(MemoryFit fit) {
        return "Peak memory above rest: " + Quantities.bytes(Math.round(fit.fixedBytes())) + " + B × "
                + Quantities.bytes(Math.round(fit.perExampleBytes()))
                + (fit.batchSizes().size() == 2 ? " (through two sizes)." : explained(fit));
    }

    private static String explained(MemoryFit fit) {
        return " (R² " + String.format(Locale.ROOT, "%.4f", fit.r2()) + ", over the "
                + Quantities.count(fit.batchSizes().size(), "size") + " from B="
                + Quantities.count(fit.batchSizes().get(0)) + ").";
    }

    private static String figure(double figure) {
        return Quantities.significant(figure, 3);
    }
}
