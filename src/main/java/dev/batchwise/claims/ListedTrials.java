package dev.batchwise.claims;

import dev.batchwise.study.Remedy;
import dev.batchwise.study.TrialPlan;
import dev.batchwise.study.TrialRecord;
import dev.batchwise.study.TrialSpec;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Trials written out one by one. One that starts from the weights of another is wanted when that one has ended with weights.
 *
 * @param trials ids distinct
 */
public record ListedTrials(List<TrialSpec> trials) implements TrialPlan {
    /** Copies the list. */
    public ListedTrials {
        trials = List.copyOf(trials);
    }

    @Override
    public List<TrialSpec> wanted(Map<String, TrialRecord> ended) {
        return trials.stream()
                .filter(trial -> !ended.containsKey(trial.id()))
                .filter(trial -> canStart(trial, ended))
                .toList();
    }

    private static boolean canStart(TrialSpec trial, Map<String, TrialRecord> ended) {
        return trial.arm()
                .remedies()
                .find(Remedy.From.class)
                .flatMap(Remedy.From::trial)
                .map(id -> Optional.ofNullable(ended.get(id))
                        .flatMap(TrialRecord::checkpoint)
                        .isPresent())
                .orElse(true);
    }

    @Override
    public List<TrialSpec> forecast() {
        return trials;
    }

    @Override
    public List<TrialSpec> memoryTrials() {
        return List.of();
    }
}
