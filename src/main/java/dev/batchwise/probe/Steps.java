package dev.batchwise.probe;

/** How many steps a probe has made and how many are to come. */
final class Steps {
    private final ProbeListener listener;
    private final int rounds;
    private int done;
    private int expected;

    /** Creates a count: each size is run once for memory and once a round, and one of them once more. */
    Steps(ProbeSpec spec, ProbeListener listener) {
        this.listener = listener;
        rounds = spec.rounds();
        expected = 1 + spec.batchSizes().size() * (1 + rounds);
    }

    void begin(String doing) {
        listener.progressed(done, Math.max(done, expected), doing);
    }

    void done() {
        done++;
    }

    void found(String line) {
        listener.found(line);
    }

    /** A size is run that was not among those listed. */
    void added() {
        expected += 1 + rounds;
    }

    /** A listed size is not run at all. */
    void dropped() {
        expected -= 1 + rounds;
    }

    /** So many sizes are left to be timed. */
    void timing(int sizes) {
        expected = done + sizes * rounds + 1;
    }
}
