package dev.batchwise.data;

import dev.batchwise.study.UsageException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file of CIFAR's binary version (Krizhevsky 2009): records of one label byte or two (coarse, fine) and 3,072 bytes of
 * pixels, red, green and blue planes of 32x32.
 *
 * @param path of the file
 * @param labelBytes before the pixels of a record; the last of them is the label
 */
record CifarFile(Path path, int labelBytes) {
    static final int PIXELS = 3 * 32 * 32;
    private static final int BUFFER_BYTES = 1 << 16;

    /** Something that is shown records one after another. */
    @FunctionalInterface
    interface Records {
        /**
         * Takes one record.
         *
         * @param label in 0…255
         * @param pixels [3, 32, 32]; the array is used again for the next record
         */
        void take(int label, byte[] pixels);
    }

    /**
     * Returns the number of records.
     *
     * @throws UsageException if the file cannot be one
     */
    int count() {
        try {
            long bytes = Files.size(path);
            int record = labelBytes + PIXELS;
            if (bytes == 0) {
                throw new DamagedFileException("is empty");
            }
            if (bytes % record != 0) {
                throw new DamagedFileException("is truncated or of another kind: it has " + bytes
                        + " bytes, which is not a whole number of records of " + record);
            }
            return Math.toIntExact(bytes / record);
        } catch (IOException e) {
            throw Unreadable.problem(path.toString(), e);
        }
    }

    /** Reads all records. */
    void read(Records records) {
        int count = count();
        try (InputStream in = new BufferedInputStream(Files.newInputStream(path), BUFFER_BYTES)) {
            byte[] head = new byte[labelBytes];
            byte[] pixels = new byte[PIXELS];
            for (int i = 0; i < count; i++) {
                if (in.readNBytes(head, 0, labelBytes) + in.readNBytes(pixels, 0, PIXELS) < labelBytes + PIXELS) {
                    throw new DamagedFileException("is truncated: it ends within record " + i + " (counted from 0)");
                }
                records.take(Byte.toUnsignedInt(head[labelBytes - 1]), pixels);
            }
        } catch (IOException e) {
            throw Unreadable.problem(path.toString(), e);
        }
    }
}
