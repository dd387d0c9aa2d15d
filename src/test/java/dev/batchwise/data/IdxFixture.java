package dev.batchwise.data;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;

/** Small IDX files for tests: a sound data set of 12 + 6 images of 2x3 pixels in three classes, to be spoilt. */
final class IdxFixture {
    static final String TRAIN_IMAGES = "train-images-idx3-ubyte";
    static final String TRAIN_LABELS = "train-labels-idx1-ubyte";
    static final String TEST_IMAGES = "t10k-images-idx3-ubyte";
    static final String TEST_LABELS = "t10k-labels-idx1-ubyte";

    private final Path directory;

    private IdxFixture(Path directory) {
        this.directory = directory;
    }

    /** Writes the sound data set. */
    static IdxFixture in(Path directory) {
        return new IdxFixture(directory)
                .with(TRAIN_IMAGES, images(12, 2, 3))
                .with(TRAIN_LABELS, labels(0, 1, 2, 0, 1, 2, 0, 1, 2, 0, 1, 2))
                .with(TEST_IMAGES, images(6, 2, 3))
                .with(TEST_LABELS, labels(2, 1, 0, 2, 1, 0));
    }

    /** Returns the name of the data set. */
    String name() {
        return "idx:" + directory;
    }

    /** Returns the path of a file in it. */
    Path path(String file) {
        return directory.resolve(file);
    }

    /** Writes a file, over another if need be. */
    IdxFixture with(String file, byte[] content) {
        try {
            Files.write(path(file), content);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Removes a file. */
    IdxFixture without(String file) {
        try {
            Files.delete(path(file));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Gives a file another name. */
    IdxFixture renamed(String from, String to) {
        return with(to, content(from)).without(from);
    }

    /** Returns what a file holds. */
    byte[] content(String file) {
        try {
            return Files.readAllBytes(path(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns a file of images whose pixels count up: 0, 1, 2, … modulo 256. */
    static byte[] images(int count, int rows, int columns) {
        ByteBuffer file = ByteBuffer.allocate(16 + count * rows * columns);
        file.putInt(0x803).putInt(count).putInt(rows).putInt(columns);
        while (file.hasRemaining()) {
            file.put((byte) (file.position() - 16));
        }
        return file.array();
    }

    /** Returns a file of labels. */
    static byte[] labels(int... labels) {
        ByteBuffer file = ByteBuffer.allocate(8 + labels.length);
        file.putInt(0x801).putInt(labels.length);
        Arrays.stream(labels).forEach(label -> file.put((byte) label));
        return file.array();
    }

    /** Returns content with one of its big-endian 32-bit words replaced. */
    static byte[] withWord(byte[] content, int offset, int word) {
        return ByteBuffer.wrap(content.clone()).putInt(offset, word).array();
    }

    /** Returns content compressed. */
    static byte[] gzipped(byte[] content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
