package dev.batchwise.stats;

import java.util.Optional;

/**
 * Simultaneous intervals of all pairwise differences of means on paired data, by Bonferroni (Dunn 1961) over the
 * k(k − 1)/2 pairs, each with its own spread. Because all pairs hold at once, a pair may be chosen after seeing the
 * data, for instance every treatment against the one that did best.
 */
public final class AllPairs {
    private final Differences differences;
    private final double level;

    private AllPairs(Differences differences, double level) {
        this.differences = differences;
        this.level = level;
    }

    /**
     * Returns the intervals of a design.
     *
     * @param confidence that all of them, both ends, hold at once, in (0, 1)
     * @param floor least standard deviation of a difference, in the values' unit ({@link Sample#withSpreadAtLeast})
     */
    public static AllPairs of(Blocks blocks, double confidence, double floor) {
        int k = blocks.treatments();
        return new AllPairs(Differences.of(blocks, floor), (1 - confidence) / Math.max(2, k * (k - 1)));
    }

    /** Returns the interval of θ_i − θ_j; empty with fewer than two common blocks. */
    public Optional<Interval> difference(int i, int j) {
        return differences.get(i, j).filter(d -> d.n() > 1).map(d -> Interval.around(d.mean(), d.halfWidth(level)));
    }
}
