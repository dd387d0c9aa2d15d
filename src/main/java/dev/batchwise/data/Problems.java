package dev.batchwise.data;

import dev.batchwise.study.UsageException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The user's mistakes found so far, to be reported together. */
final class Problems {
    private final List<String> found = new ArrayList<>();

    /** Notes a problem. */
    void add(String problem) {
        found.add(problem);
    }

    /** Returns what a step gives; empty, with its problems noted, if it throws a UsageException. */
    <T> Optional<T> attempt(Supplier<T> step) {
        try {
            return Optional.of(step.get());
        } catch (UsageException e) {
            found.addAll(e.problems());
            return Optional.empty();
        }
    }

    /** Returns whether a problem was noted. */
    boolean any() {
        return !found.isEmpty();
    }

    /** Throws everything noted, if anything was. */
    void throwIfAny() {
        if (any()) {
            throw new UsageException(found);
        }
    }
}
