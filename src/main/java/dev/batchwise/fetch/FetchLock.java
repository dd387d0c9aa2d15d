package dev.batchwise.fetch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLockInterruptionException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The hold of one process on the folder of a set. The operating system lets go of it when the process ends, however it ends, so
 * no stale lock can be left behind.
 */
final class FetchLock implements AutoCloseable {
    private final Path file;
    private final FileChannel channel;

    private FetchLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /**
     * Takes the folder, as soon as no other process has it.
     *
     * @param folder of the set
     * @param waiting run once if another process has it
     * @throws UncheckedIOException if the lock file cannot be written
     */
    static FetchLock take(Path folder, Runnable waiting) throws InterruptedException {
        Path file = folder.resolve(".lock");
        try {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            try {
                if (channel.tryLock() == null) {
                    waiting.run();
                    channel.lock();
                }
                return new FetchLock(file, channel);
            } catch (IOException | RuntimeException e) {
                channel.close();
                throw e;
            }
        } catch (FileLockInterruptionException e) {
            throw (InterruptedException) new InterruptedException("interrupted while waiting for " + file).initCause(e);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file + ": " + Reasons.of(e), e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot let go of " + file, e);
        }
    }
}
