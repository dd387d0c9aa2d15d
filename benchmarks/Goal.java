package benchmarks;

import java.util.Locale;

/**
 * What a figure should be.
 *
 * @param direction which side of the bound is good
 * @param bound in the figure's unit
 */
record Goal(Direction direction, double bound) {
    /** Which side of a bound is good. */
    enum Direction {
        AT_LEAST,
        AT_MOST
    }

    static Goal atLeast(double bound) {
        return new Goal(Direction.AT_LEAST, bound);
    }

    static Goal atMost(double bound) {
        return new Goal(Direction.AT_MOST, bound);
    }

    boolean isMetBy(double value) {
        return direction == Direction.AT_LEAST ? value >= bound : value <= bound;
    }

    /** Returns the goal in the words of a table. */
    String text() {
        return String.format(Locale.ROOT, "%s %.4g", direction == Direction.AT_LEAST ? ">=" : "<=", bound);
    }
}
