package dev.batchwise.claims;

import dev.batchwise.study.TrialPlan;
import dev.batchwise.study.TrialSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a claim runs at one scale: ordinary studies, and trials whose peak memory is measured.
 *
 * @param words what is run, in a sentence or two: network, data, budget, sizes, seeds
 * @param studies plans of trials by a name of the claim's own
 * @param memory trials whose peak memory is measured, each in a fresh process
 * @param measuring what instruments take, about, in seconds of one core, by what they measure; claims that measure the same
 *     name it alike
 */
public record Protocol(
        String words, Map<String, TrialPlan> studies, List<TrialSpec> memory, Map<String, Double> measuring) {
    /** Copies the collections. */
    public Protocol {
        studies = new LinkedHashMap<>(studies);
        memory = List.copyOf(memory);
        measuring = new LinkedHashMap<>(measuring);
    }

    /** Creates a protocol of one study. */
    public static Protocol of(String words, String name, TrialPlan study) {
        return new Protocol(words, Map.of(name, study), List.of(), Map.of());
    }

    /** Returns a copy in whose words another sentence follows. */
    public Protocol andThen(String sentence) {
        return new Protocol(words + " " + sentence, studies, memory, measuring);
    }

    /** Returns a copy that measures this too, at that cost. */
    public Protocol measuredFor(String what, double coreSeconds) {
        Map<String, Double> all = new LinkedHashMap<>(measuring);
        all.put(what, coreSeconds);
        return new Protocol(words, studies, memory, all);
    }

    /** Returns a copy that measures the peak memory of these trials too. */
    public Protocol withMemory(List<TrialSpec> trials) {
        return new Protocol(words, studies, trials, measuring);
    }
}
