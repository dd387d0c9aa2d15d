package dev.batchwise.study;

import java.util.Comparator;

/**
 * How well a learning rate did at a rung of its search; greater is better.
 *
 * @param standing what became of its trials
 * @param merit what is judged first; greater is better
 * @param lossNats judged where merits are equal; smaller is better
 */
record RateScore(Standing standing, double merit, double lossNats) implements Comparable<RateScore> {
    private static final Comparator<RateScore> ORDER = Comparator.comparing(RateScore::standing)
            .thenComparing(RateScore::merit)
            .thenComparing(Comparator.comparing(RateScore::lossNats).reversed());

    /** What became of a rate's trials, the worst first. */
    enum Standing {
        /** Some seed did not end with a score: the rate is out. */
        FAILED,
        /** Every seed has a score. */
        TRAINED,
        /** Every seed did all that is asked, so a larger budget cannot change the order among such rates. */
        REACHED
    }

    /** Returns the score of a rate that is out. */
    static RateScore failed() {
        return new RateScore(Standing.FAILED, 0, 0);
    }

    @Override
    public int compareTo(RateScore other) {
        return ORDER.compare(this, other);
    }
}
