package dev.batchwise.proof;

import dev.batchwise.stats.Sample;
import dev.batchwise.study.Outcome;
import dev.batchwise.study.TrialRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * The seeds of which both plans completed, and what is said of the others.
 *
 * @param pairs by ascending seed
 * @param leftOut a sentence each
 */
record PairedTrials(List<Pair> pairs, List<String> leftOut) {
    PairedTrials {
        pairs = List.copyOf(pairs);
        leftOut = List.copyOf(leftOut);
    }

    /**
     * The two completed trials of one seed.
     *
     * @param given of the given plan
     * @param converted of the converted one
     */
    record Pair(TrialRecord given, TrialRecord converted) {
        /** Returns the value of the converted plan less that of the given one. */
        double difference(ToDoubleFunction<TrialRecord> value) {
            return value.applyAsDouble(converted) - value.applyAsDouble(given);
        }
    }

    static PairedTrials of(ProofRecord record, PlanPair plans) {
        List<Pair> pairs = new ArrayList<>();
        List<String> leftOut = new ArrayList<>();
        for (long seed = 1; seed <= record.spec().seeds(); seed++) {
            List<String> missing = new ArrayList<>();
            List<TrialRecord> completed = new ArrayList<>();
            for (Side side : Side.values()) {
                Optional<TrialRecord> trial =
                        Optional.ofNullable(record.trials().get(ProofPlan.trialId(plans, side, seed)));
                trial.filter(t -> t.outcome() instanceof Outcome.Completed).ifPresent(completed::add);
                missing(trial).ifPresent(why -> missing.add("the " + side.label() + " plan " + why));
            }
            if (missing.isEmpty()) {
                pairs.add(new Pair(completed.get(0), completed.get(1)));
            } else {
                leftOut.add("seed " + seed + " is left out of the comparison: " + String.join(", and ", missing));
            }
        }
        return new PairedTrials(pairs, leftOut);
    }

    /** Returns why a trial has no place in a pair; empty if it completed. */
    private static Optional<String> missing(Optional<TrialRecord> trial) {
        if (trial.isEmpty()) {
            return Optional.of("has not been trained yet");
        }
        Outcome outcome = trial.get().outcome();
        return outcome instanceof Outcome.Completed
                ? Optional.empty()
                : Optional.of(words(outcome) + " (" + outcome.detail() + ")");
    }

    private static String words(Outcome outcome) {
        return outcome instanceof Outcome.OutOfMemory ? "ran out of memory" : outcome.label();
    }

    /** Returns the differences, converted less given; empty without a pair. */
    Optional<Sample> differences(ToDoubleFunction<TrialRecord> value) {
        return pairs.isEmpty()
                ? Optional.empty()
                : Optional.of(Sample.of(
                        pairs.stream().map(pair -> pair.difference(value)).toList()));
    }
}
