package dev.batchwise.stats;

/**
 * Two one-sided tests of equivalence (TOST; Schuirmann 1987) of a mean paired difference: the only ground on which two
 * treatments are called the same, and only within a margin.
 *
 * <p>The null hypothesis is |δ| ≥ m. Its p-value is the larger of the two one-sided ones, P(T ≥ (m − |d̄|)/se) with
 * n − 1 degrees of freedom; p ≤ α exactly when the two-sided interval of confidence 1 − 2α lies within ±m. With one pair
 * p is 1. With no spread at all p is 0 inside the margin and 1 at or beyond it; give grid data a floor first
 * ({@link Sample#withSpreadAtLeast}).
 *
 * @param margin m &gt; 0, in the values' unit
 * @param pValue in [0, 1]
 */
public record Equivalence(double margin, double pValue) {
    /** Refuses a margin that is not positive with IllegalArgumentException. */
    public Equivalence {
        if (!(margin > 0)) {
            throw new IllegalArgumentException("margin " + margin);
        }
    }

    /** Tests whether the mean of these differences lies within ±margin. */
    public static Equivalence test(Sample difference, double margin) {
        return new Equivalence(margin, pValue(difference, margin - Math.abs(difference.mean())));
    }

    private static double pValue(Sample difference, double room) {
        double se = difference.standardError();
        if (difference.n() < 2 || se == 0) {
            return difference.n() > 1 && room > 0 ? 0 : 1;
        }
        return StudentT.upperTail(room / se, difference.n() - 1);
    }

    /** Returns whether sameness within the margin may be claimed at this error rate, in (0, 0.5). */
    public boolean holds(double level) {
        return pValue <= level;
    }
}
