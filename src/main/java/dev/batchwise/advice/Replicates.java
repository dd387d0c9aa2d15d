package dev.batchwise.advice;

import dev.batchwise.study.Arm;
import dev.batchwise.study.Outcome;
import dev.batchwise.study.Purpose;
import dev.batchwise.study.Scores;
import dev.batchwise.study.TrialRecord;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The compared trials of one batch size of one arm; they differ in their seed alone.
 *
 * @param batchSize B in examples
 * @param planned how many were asked for
 * @param trials those that ended, at most one a seed
 */
record Replicates(int batchSize, int planned, List<TrialRecord> trials) {
    Replicates {
        trials = List.copyOf(trials);
    }

    static Replicates of(StudyRecord study, Arm arm, int batchSize) {
        List<TrialRecord> trials = study.trials().stream()
                .filter(t -> t.spec().purpose() == Purpose.COMPARE
                        && t.spec().arm().equals(arm)
                        && t.spec().batchSize() == batchSize)
                .toList();
        return new Replicates(batchSize, study.spec().seeds(), trials);
    }

    /** Returns those that ended as they were meant to, with scores: by their budget, or at their target. */
    List<TrialRecord> completed() {
        return trials.stream().filter(t -> t.outcome().isTrained()).toList();
    }

    /** Returns how many reached the target of the study. */
    int reached() {
        return (int) trials.stream().filter(t -> t.outcome().reachedTarget()).count();
    }

    /** Returns how many were ended by the cap on their way to the target. */
    int censored() {
        return completed().size() - reached();
    }

    /** Returns whether the size is comparable and none of its trials was censored. */
    boolean reachedByAll() {
        return comparable() && censored() == 0;
    }

    /** Returns whether every replicate that was asked for completed; only then may the size be recommended. */
    boolean complete() {
        return completed().size() == planned && trials.size() == planned;
    }

    /**
     * Returns whether the size takes part in comparisons: two replicates completed, or one, and no other diverged or ran
     * out of memory. One success among failures of its own is no size to train with; one success among crashes is a size
     * of which too little is known, and it must keep others from looking safe.
     */
    boolean comparable() {
        boolean unfit = trials.stream()
                .map(TrialRecord::outcome)
                .anyMatch(o -> o instanceof Outcome.Diverged || o instanceof Outcome.OutOfMemory);
        int completed = completed().size();
        return completed > 1 || (completed == 1 && !unfit);
    }

    /** Returns how many replicates ended each way, by label. */
    Map<String, Integer> outcomes() {
        Map<String, Integer> counts = new TreeMap<>();
        trials.forEach(t -> counts.merge(t.outcome().label(), 1, Integer::sum));
        return counts;
    }

    /** Returns one score of the completed replicates, by seed; without those that lack it. */
    Map<Long, Double> values(Function<Scores, OptionalDouble> score) {
        Map<Long, Double> values = new TreeMap<>();
        for (TrialRecord trial : completed()) {
            score.apply(trial.outcome().measured())
                    .ifPresent(value -> values.put(trial.spec().seed(), value));
        }
        return values;
    }
}
