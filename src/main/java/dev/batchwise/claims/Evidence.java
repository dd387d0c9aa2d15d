package dev.batchwise.claims;

import dev.batchwise.study.PeakMemory;
import dev.batchwise.study.Purpose;
import dev.batchwise.study.TrialRecord;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What has come of the protocol of one claim.
 *
 * @param trials ended ones, by the name of the study and the id in it
 * @param memory peaks by the id of their trial in the protocol
 * @param kept what instruments have found
 */
public record Evidence(Map<String, Map<String, TrialRecord>> trials, Map<String, PeakMemory> memory, Kept kept) {
    /** Copies the maps. */
    public Evidence {
        trials = new LinkedHashMap<>(trials);
        memory = new LinkedHashMap<>(memory);
    }

    /** What instruments have found. */
    public interface Kept {
        /** Returns what was found; empty before it was measured. */
        <T extends Record> Optional<T> of(Measurement<T> asked);

        /** Returns why nothing was found; empty if something was, or it was not measured yet. */
        default Optional<Unmeasurable> failure(Measurement<?> asked) {
            return Optional.empty();
        }
    }

    /** Returns the ended trials of a study by their id in it. */
    public Map<String, TrialRecord> of(String study) {
        return trials.getOrDefault(study, Map.of());
    }

    /** Returns an ended trial that was trained as it was meant to be; empty if it has not ended, or ended otherwise. */
    public Optional<TrialRecord> trained(String study, String id) {
        return Optional.ofNullable(of(study).get(id))
                .filter(trial -> trial.outcome().isTrained());
    }

    /** Returns the trials of a study that were trained as they were meant to be, searches left out. */
    public List<TrialRecord> trained(String study) {
        return of(study).values().stream()
                .filter(trial -> trial.spec().purpose() != Purpose.SEARCH)
                .filter(trial -> trial.outcome().isTrained())
                .toList();
    }

    /** Returns what an instrument has found; empty before it was measured. */
    public <T extends Record> Optional<T> found(Measurement<T> asked) {
        return kept.of(asked);
    }

    /** Returns a sentence for each trial that ended as it was not meant to, searches left out: a rate may be too high there. */
    public List<String> failures() {
        return trials.values().stream()
                .flatMap(study -> study.values().stream())
                .filter(trial -> trial.spec().purpose() != Purpose.SEARCH)
                .filter(trial -> !trial.outcome().isTrained())
                .map(trial -> trial.spec().model() + " at batch size "
                        + trial.spec().batchSize() + ", seed " + trial.spec().seed() + ": "
                        + trial.outcome().label() + ", " + trial.outcome().detail())
                .distinct()
                .toList();
    }
}
