package dev.batchwise.data;

import dev.batchwise.study.UsageException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * One array of an {@code .npz} file. Nothing in it is ever executed: arrays of Python objects are refused.
 *
 * @param file the archive
 * @param entry its entry
 */
record NpzArray(Path file, String entry) {
    private static final int BUFFER_BYTES = 1 << 16;

    /** Returns the name of the array in messages. */
    String name() {
        return "array " + entry.replaceAll("\\.npy$", "") + " of " + file;
    }

    /**
     * Returns what its header says.
     *
     * @throws UsageException if it is no array that can be read
     */
    NpyFormat format() {
        return open(in -> NpyFormat.read(in));
    }

    /**
     * Shows the array in pieces of so many elements; the array has to be made of whole ones, and to be whole itself.
     *
     * @param elements of a piece
     * @param pieces takes each, in the byte order of the array; the buffer is used again
     */
    void read(int elements, Consumer<ByteBuffer> pieces) {
        open(in -> {
            NpyFormat format = NpyFormat.read(in);
            byte[] piece = new byte[Math.multiplyExact(elements, format.type().bytes())];
            ByteBuffer buffer = ByteBuffer.wrap(piece).order(format.type().order());
            long count = format.shape().stream().reduce(1L, Math::multiplyExact) / Math.max(1, elements);
            for (long i = 0; i < count; i++) {
                if (in.readNBytes(piece, 0, piece.length) < piece.length) {
                    throw new DamagedFileException("is truncated: its header announces the shape " + format.shapeText()
                            + ", but it ends before");
                }
                pieces.accept(buffer.rewind());
            }
            if (in.read() >= 0) {
                throw new DamagedFileException(
                        "is over-long: its header announces the shape " + format.shapeText() + ", but more follows");
            }
            return format;
        });
    }

    @FunctionalInterface
    private interface Reading {
        NpyFormat of(InputStream in) throws IOException;
    }

    private NpyFormat open(Reading reading) {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            ZipEntry found = zip.getEntry(entry);
            CheckedInputStream checked = new CheckedInputStream(zip.getInputStream(found), new CRC32());
            InputStream in = new BufferedInputStream(checked, BUFFER_BYTES);
            NpyFormat format = reading.of(in);
            if (in.read() < 0 && checked.getChecksum().getValue() != found.getCrc()) {
                throw new DamagedFileException("is damaged: its checksum is not that of the archive");
            }
            return format;
        } catch (DamagedFileException e) {
            throw new UsageException(
                    name() + " " + e.predicate() + (e.predicate().contains(";") ? "" : "; save it anew with np.savez"));
        } catch (ZipException e) {
            throw new UsageException(name() + " is damaged (" + e.getMessage() + "); save it anew with np.savez");
        } catch (IOException e) {
            throw Unreadable.problem(name(), e);
        }
    }
}
