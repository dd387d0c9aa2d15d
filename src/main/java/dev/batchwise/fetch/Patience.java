package dev.batchwise.fetch;

import java.time.Duration;
import java.util.Locale;

/**
 * How long servers are waited for.
 *
 * @param connect for a connection
 * @param answer for the headers of an answer
 * @param silence for the next byte of a body
 * @param tries how often a server is asked without a new byte coming of it
 * @param connections how often a server that cannot be reached is tried
 */
record Patience(Duration connect, Duration answer, Duration silence, int tries, int connections) {
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(60);

    static Patience usual() {
        return new Patience(Duration.ofSeconds(15), Duration.ofSeconds(30), Duration.ofSeconds(30), 5, 2);
    }

    /**
     * Returns how long to wait before the next try: 1, 2, 4, … seconds, or longer if the server asks for it, never above a minute.
     *
     * @param fruitless tries so far, at least 1
     * @param asked by the server
     */
    Duration pause(int fruitless, Duration asked) {
        Duration growing = Duration.ofSeconds(1L << Math.min(fruitless - 1, 6));
        Duration longer = growing.compareTo(asked) > 0 ? growing : asked;
        return longer.compareTo(LONGEST_PAUSE) < 0 ? longer : LONGEST_PAUSE;
    }

    /** Returns a duration in seconds, e.g. {@code 30 s} or {@code 0.2 s}. */
    static String text(Duration duration) {
        double seconds = duration.toMillis() / 1e3;
        return String.format(Locale.ROOT, seconds == Math.rint(seconds) ? "%.0f s" : "%.1f s", seconds);
    }
}
