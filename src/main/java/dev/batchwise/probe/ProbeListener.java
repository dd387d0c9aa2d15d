package dev.batchwise.probe;

/** Hears how far a probe is. */
public interface ProbeListener {
    /**
     * Something is about to be done.
     *
     * @param done steps so far
     * @param expected steps in all, as far as they are known
     * @param doing what comes next, a few words
     */
    void progressed(int done, int expected, String doing);

    /** Something was found, a line. */
    void found(String line);
}
