package dev.batchwise.report;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import tools.jackson.core.JacksonException;

/** A file that is either the whole old one or the whole new one, whatever happens while it is written. */
final class AtomicFile {
    private AtomicFile() {}

    /** What a file is to hold. */
    @FunctionalInterface
    interface Content {
        /** Writes all of it; the stream is buffered and need not be closed. */
        void writeTo(OutputStream out) throws IOException;
    }

    /**
     * Writes the content beside the target, forces it to disk and renames it over the target. What is no file, a pipe or a
     * device, is written to as it is.
     *
     * @throws UncheckedIOException naming the target; the old file is then as it was
     */
    static void write(Path target, Content content) {
        Path whole = target.toAbsolutePath();
        // Of this process, so that two that write the same study do not write into one another's file.
        Path part = whole.resolveSibling(
                "." + whole.getFileName() + "." + ProcessHandle.current().pid() + ".part");
        try {
            if (Files.exists(whole) && !Files.isRegularFile(whole) && !Files.isDirectory(whole)) {
                writeInto(whole, content);
                return;
            }
            // Asked first, because Java 17 takes a link to a directory for a file that is in the way.
            if (!Files.isDirectory(directory(whole))) {
                Files.createDirectories(directory(whole));
            }
            try {
                writeAndForce(part, content);
                Files.move(part, whole, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(part);
            }
            forceDirectory(directory(whole));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + target + ": " + e.getMessage(), e);
        } catch (JacksonException e) { // which wraps what the stream raised
            throw new UncheckedIOException(
                    "cannot write " + target + ": " + e.getOriginalMessage(), new IOException(e));
        }
    }

    private static void writeInto(Path device, Content content) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(device, StandardOpenOption.WRITE))) {
            content.writeTo(out);
        }
    }

    private static void writeAndForce(Path part, Content content) throws IOException {
        try (FileChannel channel = FileChannel.open(
                part, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
            content.writeTo(out);
            out.flush();
            channel.force(true);
        }
    }

    private static Path directory(Path file) {
        Path parent = file.getParent();
        return parent == null ? file : parent;
    }

    private static void forceDirectory(Path directory) {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            // Some systems do not open directories; there the rename is as durable as they make it.
            return;
        }
    }
}
