package dev.batchwise.box;

/** Bounds on each of n variables: lower ≤ x ≤ upper, either of which may be infinite. */
public final class Box {
    private final double[] lower;
    private final double[] upper;

    /**
     * Creates the box; the arrays are copied.
     *
     * @throws IllegalArgumentException if the lengths differ, or a lower bound is above its upper one or not a number
     */
    public Box(double[] lower, double[] upper) {
        if (lower.length != upper.length) {
            throw new IllegalArgumentException(lower.length + " lower bounds and " + upper.length + " upper ones");
        }
        for (int i = 0; i < lower.length; i++) {
            if (!(lower[i] <= upper[i])) {
                throw new IllegalArgumentException("bounds " + lower[i] + " and " + upper[i] + " of variable " + i);
            }
        }
        this.lower = lower.clone();
        this.upper = upper.clone();
    }

    /** Returns the box −h ≤ x ≤ h, each half-width at least 0. */
    public static Box ofHalfWidths(double[] h) {
        double[] lower = new double[h.length];
        for (int i = 0; i < h.length; i++) {
            lower[i] = -h[i];
        }
        return new Box(lower, h);
    }

    /** Returns the number of variables n. */
    public int dimension() {
        return lower.length;
    }

    /** Returns the lower bound of variable i. */
    public double lower(int i) {
        return lower[i];
    }

    /** Returns the upper bound of variable i. */
    public double upper(int i) {
        return upper[i];
    }

    /** Returns the nearest value to v in the bounds of variable i. */
    public double clamp(int i, double v) {
        return Math.max(lower[i], Math.min(upper[i], v));
    }

    /** Returns whether every variable has two finite bounds. */
    boolean isBounded() {
        for (int i = 0; i < lower.length; i++) {
            if (Double.isInfinite(lower[i]) || Double.isInfinite(upper[i])) {
                return false;
            }
        }
        return true;
    }

    /** Returns the largest |P(x − g) − x|: 0 at a stationary point and nowhere else. */
    double projectedGradient(double[] x, double[] g) {
        double most = 0;
        for (int i = 0; i < x.length; i++) {
            most = Math.max(most, Math.abs(clamp(i, x[i] - g[i]) - x[i]));
        }
        return most;
    }

    /** Returns the longest step along d that stays inside, infinite if none leaves. */
    double longestStep(double[] x, double[] d) {
        double longest = Double.POSITIVE_INFINITY;
        for (int i = 0; i < x.length; i++) {
            if (d[i] != 0) {
                double room = (d[i] > 0 ? upper[i] : lower[i]) - x[i];
                longest = Math.min(longest, Math.max(0, room / d[i]));
            }
        }
        return longest;
    }
}
