package dev.batchwise.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The user's mistakes found so far, to be reported together. */
public final class Problems {
    private final List<String> found = new ArrayList<>();

    /** Notes a problem; one that was noted before is not told twice. */
    public void add(String problem) {
        if (!found.contains(problem)) {
            found.add(problem);
        }
    }

    /** Returns what a step gives; empty, with its problems noted, if it throws a UsageException. */
    public <T> Optional<T> attempt(Supplier<T> step) {
        try {
            return Optional.of(step.get());
        } catch (UsageException e) {
            e.problems().forEach(this::add);
            return Optional.empty();
        }
    }

    /** Returns some other problems, and after them those noted here. */
    public List<String> with(List<String> others) {
        List<String> all = new ArrayList<>(others);
        all.addAll(found);
        return List.copyOf(all);
    }

    /** Returns how many were noted. */
    public int count() {
        return found.size();
    }

    /** Returns whether a problem was noted. */
    public boolean any() {
        return !found.isEmpty();
    }

    /**
     * Ends here if a problem was noted.
     *
     * @throws UsageException with every problem noted, in that order
     */
    public void throwIfAny() {
        if (any()) {
            throw new UsageException(found);
        }
    }
}
