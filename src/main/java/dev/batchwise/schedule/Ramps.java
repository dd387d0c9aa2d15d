package dev.batchwise.schedule;

import java.util.List;

/** What the shapes that run over an extent share. */
final class Ramps {
    private Ramps() {}

    /** Returns the part of the extent that is over, 0 to 1. */
    static double fraction(double examples, Extent over, Horizon horizon) {
        return Math.min(1, examples / over.examples(horizon));
    }

    /** Returns the place from which the value stays: never before the end, for ever after it. */
    static long constantUntil(double examples, Extent over, Horizon horizon) {
        return examples >= over.examples(horizon) ? Long.MAX_VALUE : (long) examples;
    }

    /** Returns the end, if it lies inside the budget. */
    static List<Long> breaks(Extent over, Horizon horizon) {
        long end = over.examples(horizon);
        return end < horizon.budgetExamples() ? List.of(end) : List.of();
    }

    /** Returns the problem of an extent that is no example long on this horizon, or nothing. */
    static List<String> problems(Extent over, Horizon horizon) {
        return over.examples(horizon) >= 1
                ? List.of()
                : List.of("runs over " + over.text() + ", which is less than one example; give a longer stretch");
    }

    /** Returns {@code over …}, or nothing for the whole budget. */
    static String suffix(Extent over) {
        return over instanceof Extent.Budget ? "" : " over " + over.text();
    }
}
