package dev.batchwise.run;

import dev.batchwise.study.Outcome;
import java.util.Optional;

/** What came of asking a worker for something that may be more than the machine holds. */
public sealed interface Attempt<T> {
    /** It ran and gave this. */
    record Ran<T>(T given) implements Attempt<T> {}

    /** It did not: memory ran out, or the worker was lost or raised an error. */
    record Failed<T>(Outcome outcome) implements Attempt<T> {}

    /** Returns what it gave; empty if it failed. */
    default Optional<T> value() {
        return this instanceof Ran<T> ran ? Optional.of(ran.given()) : Optional.empty();
    }

    /** Returns how it failed; empty if it ran. */
    default Optional<Outcome> failure() {
        return this instanceof Failed<T> failed ? Optional.of(failed.outcome()) : Optional.empty();
    }
}
