package dev.batchwise.cli;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;

/**
 * Measuring in libtorch inside this process. At its end the process tears libtorch down, and a thread that is still in it would
 * crash; so when the process is told to end, threads are held at their next {@link #pass()} first.
 */
final class NativeSection {
    private static final long LONGEST_WAIT_SECONDS = 10;

    /** Fair, so that a thread which lets go of it for a moment cannot overtake the waiting end. */
    private static final ReentrantReadWriteLock MEASURING = new ReentrantReadWriteLock(true);

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(NativeSection::hold, "ending"));
    }

    private NativeSection() {}

    private static void hold() {
        try {
            MEASURING.writeLock().tryLock(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Returns what a measurement gives. */
    static <T> T in(Supplier<T> measurement) {
        MEASURING.readLock().lock();
        try {
            return measurement.get();
        } finally {
            MEASURING.readLock().unlock();
        }
    }

    /** Marks a place between two passes: where the process is ending, this does not return. */
    static void pass() {
        if (MEASURING.getReadHoldCount() == 1) {
            MEASURING.readLock().unlock();
            MEASURING.readLock().lock();
        }
    }
}
