package dev.batchwise.data;

import dev.batchwise.study.UsageException;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * A file in the IDX format of MNIST (LeCun, Cortes and Burges 1998): a magic number, big-endian sizes, one byte for each
 * value. Reading always goes through to the end and checks everything on the way.
 */
final class IdxFile {
    private static final int BUFFER_BYTES = 1 << 16;

    private final String name;
    private final Content content;
    private final String remedy;

    /** Where a file's bytes come from, uncompressed. */
    @FunctionalInterface
    interface Content {
        /** Opens the file at its start. */
        InputStream open() throws IOException;
    }

    /**
     * Creates a file; nothing is opened yet.
     *
     * @param name of the file in messages
     * @param content of the file
     * @param remedy what to do about a bad file: the last part of every message
     */
    IdxFile(String name, Content content, String remedy) {
        this.name = name;
        this.content = content;
        this.remedy = remedy;
    }

    /** Returns the file at a path, compressed by gzip if its name ends in {@code .gz}. */
    static IdxFile at(Path path) {
        boolean compressed = path.toString().endsWith(".gz");
        Content raw = () -> Files.newInputStream(path);
        return new IdxFile(
                path.toString(), compressed ? gunzipped(raw) : raw, "replace it by a whole file, e.g. fetch it again");
    }

    /** Returns what a gzip file holds. */
    static Content gunzipped(Content compressed) {
        return () -> {
            InputStream in = compressed.open();
            try {
                return new GZIPInputStream(in, BUFFER_BYTES);
            } catch (IOException e) {
                in.close();
                throw e;
            }
        };
    }

    /** Returns the name of the file in messages. */
    String name() {
        return name;
    }

    /**
     * Reads a file of labels.
     *
     * @return labels in 0…255, in the order of the file
     * @throws UsageException if the file cannot be read or is not a whole file of labels
     */
    int[] labels() {
        return read(IdxKind.LABELS, (header, in) -> {
            byte[] found = in.readNBytes(header.count()); // grows as it reads: a false count allocates nothing
            checkWhole(header, IdxKind.LABELS.headerBytes() + found.length);
            int[] labels = new int[found.length];
            for (int i = 0; i < found.length; i++) {
                labels[i] = Byte.toUnsignedInt(found[i]);
            }
            return labels;
        });
    }

    /**
     * Reads a file of images.
     *
     * @param receiver returns what the images are shown to, in the order of the file, given their header
     * @return the header
     * @throws UsageException if the file cannot be read or is not a whole file of images; some may have been shown
     */
    IdxHeader images(Function<IdxHeader, Rows> receiver) {
        return read(IdxKind.IMAGES, (header, in) -> {
            Rows rows = receiver.apply(header);
            byte[] image = new byte[header.itemBytes()];
            long before = header.kind().headerBytes();
            for (int i = 0; i < header.count(); i++) {
                int found = in.readNBytes(image, 0, image.length);
                if (found < image.length) {
                    checkWhole(header, before + found);
                }
                rows.take(i, image);
                before += found;
            }
            return header;
        });
    }

    @FunctionalInterface
    private interface Items<T> {
        T read(IdxHeader header, InputStream in) throws IOException;
    }

    private <T> T read(IdxKind kind, Items<T> items) {
        try (InputStream in = new BufferedInputStream(content.open(), BUFFER_BYTES)) {
            IdxHeader header = IdxHeader.read(in, kind);
            T result = items.read(header, in);
            checkWhole(header, header.fileBytes() + in.transferTo(OutputStream.nullOutputStream()));
            return result;
        } catch (DamagedFileException e) {
            throw problem(e.predicate());
        } catch (EOFException | ZipException e) {
            throw problem("is not a whole gzip file (" + reason(e) + ")");
        } catch (AccessDeniedException e) {
            throw problem("cannot be read (no permission)");
        } catch (IOException e) {
            throw problem("cannot be read (" + reason(e) + ")");
        }
    }

    private static void checkWhole(IdxHeader header, long found) throws DamagedFileException {
        if (found != header.fileBytes()) {
            throw new DamagedFileException((found < header.fileBytes() ? "is truncated" : "is over-long")
                    + ": its header announces " + header.fileBytes() + " bytes, but " + found + " were found");
        }
    }

    private static String reason(IOException e) {
        String message = e.getMessage();
        return message == null ? "it ends too early" : message;
    }

    private UsageException problem(String predicate) {
        return new UsageException(name + " " + predicate + "; " + remedy);
    }
}
