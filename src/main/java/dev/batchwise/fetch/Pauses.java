package dev.batchwise.fetch;

import java.time.Duration;

/** Waits; apart, so that tests need not. */
@FunctionalInterface
interface Pauses {
    /** Waits for a time. */
    void pause(Duration time) throws InterruptedException;

    /** Returns pauses that last as long as they say. */
    static Pauses real() {
        return time -> Thread.sleep(time.toMillis());
    }
}
