package dev.batchwise.train;

/** Training time: runs while training, stands while anything else is done. */
final class Stopwatch {
    private long nanos;
    private long startedAt;
    private boolean running;

    /** Creates a watch that already shows some seconds, standing. */
    Stopwatch(double seconds) {
        nanos = Math.round(seconds * 1e9);
    }

    void start() {
        startedAt = System.nanoTime();
        running = true;
    }

    void stop() {
        nanos += System.nanoTime() - startedAt;
        running = false;
    }

    double seconds() {
        return (nanos + (running ? System.nanoTime() - startedAt : 0)) / 1e9;
    }
}
