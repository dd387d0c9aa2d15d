package dev.batchwise.claims;

import dev.batchwise.study.TrialRecord;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How far a claim has come. It is judged when everything is there that it asks for, or could not be had.
 *
 * @param evidence what has come of its protocol
 * @param asked measurements of the networks that have been trained
 * @param isTrained whether all its trials have ended
 */
record Progress(Evidence evidence, List<Measurement<?>> asked, boolean isTrained) {
    /** Returns the ended trials, each once. */
    List<TrialRecord> trials() {
        Map<String, TrialRecord> byName = new LinkedHashMap<>();
        evidence.trials()
                .values()
                .forEach(study ->
                        study.values().forEach(trial -> byName.put(trial.spec().id(), trial)));
        return List.copyOf(byName.values());
    }

    /** Says whether anything of it has been run. */
    boolean isBegun() {
        return !trials().isEmpty() || missing() < asked.size();
    }

    /** Returns why it is not judged yet; empty once it can be. */
    Optional<String> open() {
        int missing = missing();
        if (isTrained && missing == 0) {
            return Optional.empty();
        }
        return Optional.of(begun(trials().size(), missing));
    }

    private int missing() {
        return (int) unknown().filter(one -> failure(one).isEmpty()).count();
    }

    private static String begun(int trials, int measurements) {
        String ended = trials == 1 ? "1 trial has ended" : trials + " trials have ended";
        return measurements == 0
                ? "only " + ended + " so far"
                : ended + ", and " + measurements + (measurements == 1 ? " measurement is" : " measurements are")
                        + " missing";
    }

    /** Returns what did not go as it was meant to, a sentence each. */
    List<String> failures() {
        Stream<String> unmeasured = unknown()
                .flatMap(one -> failure(one).stream()
                        .map(failure ->
                                one.instrument() + " of " + one.key() + " was not measured: " + failure.reason()));
        return Stream.concat(evidence.failures().stream(), unmeasured).toList();
    }

    private Stream<Measurement<?>> unknown() {
        return asked.stream().filter(one -> evidence.found(one).isEmpty());
    }

    private Optional<Unmeasurable> failure(Measurement<?> one) {
        return evidence.kept().failure(one);
    }
}
