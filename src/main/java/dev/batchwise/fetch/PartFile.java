package dev.batchwise.fetch;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;

/**
 * The beginning of a file, as far as it has come: {@code NAME.part}, and {@code NAME.part.from} with the address that it came
 * from and what that server calls this state of it. Both outlive the process.
 */
final class PartFile implements AutoCloseable {
    private final Path path;
    private final Path origin;
    private final FileChannel channel;

    private PartFile(Path path, Path origin, FileChannel channel) {
        this.path = path;
        this.origin = origin;
        this.channel = channel;
    }

    /**
     * Opens the beginning of a file, or creates an empty one.
     *
     * @param target what the file is to become
     */
    static PartFile of(Path target) {
        Path path = target.resolveSibling(target.getFileName() + ".part");
        Path origin = target.resolveSibling(target.getFileName() + ".part.from");
        return writing(
                path,
                () -> new PartFile(
                        path, origin, FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE)));
    }

    /** Returns the bytes that have come of a file, without touching it. */
    static long begun(Path target) {
        Path path = target.resolveSibling(target.getFileName() + ".part");
        return Files.exists(path) ? writing(path, () -> Files.size(path)) : 0;
    }

    Path path() {
        return path;
    }

    /** Returns the bytes that have come. */
    long length() {
        return writing(path, channel::size);
    }

    /** Appends bytes. */
    void append(List<ByteBuffer> bytes) {
        writing(path, () -> {
            channel.position(channel.size());
            for (ByteBuffer buffer : bytes) {
                while (buffer.hasRemaining()) {
                    channel.write(buffer);
                }
            }
            return bytes;
        });
    }

    /** Forgets every byte. */
    void clear() {
        writing(path, () -> channel.truncate(0));
    }

    /** Notes where the bytes come from. */
    void comesFrom(URI address, Optional<String> validator) {
        writing(origin, () -> Files.writeString(origin, address + "\n" + validator.orElse("") + "\n", ISO_8859_1));
    }

    /** Returns what the server at an address called the file whose bytes these are; empty if they are from elsewhere. */
    Optional<String> validator(URI address) {
        if (!Files.isRegularFile(origin)) {
            return Optional.empty();
        }
        List<String> lines = writing(origin, () -> Files.readAllLines(origin, ISO_8859_1));
        return lines.size() == 2 && lines.get(0).equals(address.toString())
                ? Optional.of(lines.get(1)).filter(line -> !line.isEmpty())
                : Optional.empty();
    }

    /** Removes both files. */
    void delete() {
        close();
        writing(path, () -> Files.deleteIfExists(origin));
        writing(path, () -> Files.deleteIfExists(path));
    }

    /** Keeps what has come; an empty file is not worth keeping. */
    @Override
    public void close() {
        if (channel.isOpen()) {
            boolean empty = length() == 0;
            writing(path, () -> {
                channel.close();
                return channel;
            });
            if (empty) {
                delete();
            }
        }
    }

    /** What can fail as only the local disk does, kept apart from what the network does. */
    @FunctionalInterface
    private interface Step<T> {
        T run() throws IOException;
    }

    private static <T> T writing(Path file, Step<T> step) {
        try {
            return step.run();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file + ": " + Reasons.of(e), e);
        }
    }
}
