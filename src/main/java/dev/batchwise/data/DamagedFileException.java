package dev.batchwise.data;

import java.io.IOException;

/** Content that is not what it should be. */
final class DamagedFileException extends IOException {
    private final String predicate;

    /**
     * Creates the exception.
     *
     * @param predicate what is wrong, as a predicate whose subject is the file: {@code is truncated: …}
     */
    DamagedFileException(String predicate) {
        super(predicate);
        this.predicate = predicate;
    }

    /** Returns what is wrong, as a predicate whose subject is the file. */
    String predicate() {
        return predicate;
    }
}
