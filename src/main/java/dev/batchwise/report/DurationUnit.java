package dev.batchwise.report;

/** A unit that a whole column of durations is given in. */
enum DurationUnit {
    MICROSECONDS("µs", 1e-6),
    MILLISECONDS("ms", 1e-3),
    SECONDS("s", 1),
    MINUTES("min", 60),
    HOURS("h", 3600);

    private final String symbol;
    private final double seconds;

    DurationUnit(String symbol, double seconds) {
        this.symbol = symbol;
        this.seconds = seconds;
    }

    /** Returns the unit in which the longest of some durations reads best: seconds up to 10 minutes. */
    static DurationUnit of(double longestSeconds) {
        if (longestSeconds < 1e-3) {
            return MICROSECONDS;
        }
        if (longestSeconds < 1) {
            return MILLISECONDS;
        }
        if (longestSeconds < 600) {
            return SECONDS;
        }
        return longestSeconds < 36_000 ? MINUTES : HOURS;
    }

    /** Returns the unit's sign. */
    String symbol() {
        return symbol;
    }

    /** Returns what one of it is in seconds. */
    double seconds() {
        return seconds;
    }

    /** Returns a duration in this unit with 3 significant digits, without the sign. */
    String format(double durationSeconds) {
        return Quantities.significant(durationSeconds / seconds, 3);
    }
}
