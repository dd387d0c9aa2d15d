package dev.batchwise.fetch;

import java.time.Duration;

/** How one exchange with a server ended. */
sealed interface Ending {
    /** Every byte has come; whether they are the right ones is not known yet. */
    record Complete() implements Ending {}

    /**
     * It may go better next time.
     *
     * @param reason what happened
     * @param pause that the server asks for, zero if it asks for none
     */
    record Broken(String reason, Duration pause) implements Ending {
        Broken(String reason) {
            this(reason, Duration.ZERO);
        }
    }

    /**
     * There was no connection.
     *
     * @param reason what happened
     */
    record Unreachable(String reason) implements Ending {}

    /**
     * Asking again would not help.
     *
     * @param reason what the server said or sent
     */
    record Refused(String reason) implements Ending {}
}
