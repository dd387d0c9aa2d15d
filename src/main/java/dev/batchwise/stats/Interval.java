package dev.batchwise.stats;

/**
 * A closed interval of the real line; an infinite end is one that nothing bounds.
 *
 * @param low lower end, may be −∞
 * @param high upper end, at least {@code low}, may be +∞
 */
public record Interval(double low, double high) {
    /** Refuses NaN and crossed ends with IllegalArgumentException. */
    public Interval {
        if (!(low <= high)) {
            throw new IllegalArgumentException("not an interval: [" + low + ", " + high + "]");
        }
    }

    /** Returns the interval around a centre; an infinite half-width gives the whole line. */
    static Interval around(double centre, double halfWidth) {
        return new Interval(centre - halfWidth, centre + halfWidth);
    }

    /** Returns whether the value lies in the interval, ends included. */
    public boolean contains(double value) {
        return low <= value && value <= high;
    }
}
