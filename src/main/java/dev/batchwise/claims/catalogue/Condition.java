package dev.batchwise.claims.catalogue;

import dev.batchwise.study.TrialSpec;
import java.util.Optional;

/**
 * One way in which a claim trains a network, at every seed.
 *
 * @param series it is observed under
 * @param x its place there; 0 where there is none
 * @param draft of the training
 * @param from id of the draft whose trained weights it starts from; new weights if empty
 * @param use of the trained network
 */
record Condition(String series, double x, Draft draft, Optional<String> from, Use use) {
    /** What a trained network is for. */
    enum Use {
        /** Others start from it; it is not observed. */
        START,
        /** Its scores are observed. */
        SCORED,
        /** Its scores are observed, and Keskar's φ. */
        BOXED
    }

    /** Returns a condition under which scores are observed. */
    static Condition of(String series, double x, Draft draft) {
        return new Condition(series, x, draft, Optional.empty(), Use.SCORED);
    }

    /** Returns a condition that others start from. */
    static Condition start(Draft draft) {
        return new Condition("", 0, draft, Optional.empty(), Use.START);
    }

    /** Returns a copy whose φ is measured too. */
    Condition boxed() {
        return new Condition(series, x, draft, from, Use.BOXED);
    }

    /** Returns a copy that starts from the trained weights of another draft, seed by seed. */
    Condition from(Draft other) {
        return new Condition(series, x, draft, Optional.of(other.id()), use);
    }

    /** Returns the trial of a seed. */
    TrialSpec trial(long seed) {
        return from.map(id -> draft.remedies("from=trial:" + id + "-s" + seed))
                .orElse(draft)
                .seed(seed);
    }
}
