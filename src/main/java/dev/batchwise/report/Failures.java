package dev.batchwise.report;

import dev.batchwise.advice.SizeComparison;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** How the trials ended that did not complete, in sentences. */
final class Failures {
    /** How a trial ends that was trained to the end; the second at its target. */
    private static final Set<String> AS_MEANT = Set.of("completed", "stopped");

    private Failures() {}

    /** Returns a sentence for each way in which some of these batch sizes failed, sizes alike in one; none if all completed. */
    static List<String> sentences(List<SizeComparison> sizes) {
        Map<String, List<SizeComparison>> alike = sizes.stream()
                .filter(s -> s.outcomes().keySet().stream().anyMatch(o -> !AS_MEANT.contains(o)))
                .collect(Collectors.groupingBy(Failures::ended, LinkedHashMap::new, Collectors.toList()));
        return alike.entrySet().stream()
                .map(e -> named(e.getValue()) + ": " + e.getKey() + ".")
                .toList();
    }

    private static String named(List<SizeComparison> sizes) {
        // Semicolons, because the sizes themselves have commas.
        return (sizes.size() == 1 ? "Batch size " : "Batch sizes ")
                + sizes.stream().map(s -> Quantities.count(s.batchSize())).collect(Collectors.joining("; "));
    }

    private static String ended(SizeComparison size) {
        int trials = size.outcomes().values().stream().mapToInt(i -> i).sum();
        return size.outcomes().entrySet().stream()
                .filter(e -> !AS_MEANT.contains(e.getKey()))
                .map(e -> e.getValue() + " of " + Quantities.count(trials, "trial") + " " + words(e.getKey()))
                .sorted()
                .collect(Collectors.joining(", "));
    }

    private static String words(String outcome) {
        return outcome.equals("outOfMemory") ? "ran out of memory" : outcome;
    }
}
