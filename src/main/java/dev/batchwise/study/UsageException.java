package dev.batchwise.study;

import java.util.List;

/** The user's mistakes, all of them at once: each problem says what was wrong, the offending value, and what to do. */
public final class UsageException extends RuntimeException {
    private final List<String> problems;

    /** Creates the exception for several problems; each is one line. */
    public UsageException(List<String> problems) {
        super(String.join("\n", problems));
        this.problems = List.copyOf(problems);
    }

    /** Creates the exception for one problem. */
    public UsageException(String problem) {
        this(List.of(problem));
    }

    /** Returns the problems, at least one. */
    public List<String> problems() {
        return problems;
    }
}
