package dev.batchwise.data;

import dev.batchwise.study.UsageException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * The arrays {@code inputs} (float32 [n, channels, rows, columns]) and {@code labels} (int64 [n]) of a split as NumPy's
 * {@code .npz}: a zip file of NPY arrays. The same data give the same bytes.
 */
final class NpzFile {
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0); // the earliest a zip can say
    private static final int BUFFER_BYTES = 1 << 16;

    private final List<Integer> shape;
    private final int[] labels;
    private final float[] inputOf = new float[256]; // by pixel

    /**
     * Creates the file's content.
     *
     * @param imageShape [channels, rows, columns]
     * @param labels of the n examples
     * @param normalization of their pixels
     */
    NpzFile(List<Integer> imageShape, int[] labels, Normalization normalization) {
        List<Integer> all = new ArrayList<>(List.of(labels.length));
        all.addAll(imageShape);
        this.shape = List.copyOf(all);
        this.labels = labels.clone();
        for (int pixel = 0; pixel < inputOf.length; pixel++) {
            inputOf[pixel] = normalization.apply(pixel);
        }
    }

    /**
     * Writes the file beside its place and moves it there when it is complete.
     *
     * @param to file to write or replace
     * @param images shows the n images to the rows it is given
     * @throws UsageException if there is no directory to write to, or a directory in the way
     */
    void write(Path to, Consumer<Rows> images) {
        Path directory = to.toAbsolutePath().getParent();
        if (directory == null || Files.isDirectory(to)) {
            throw new UsageException(to + " is a directory; give the name of a file, e.g. train.npz");
        }
        if (!Files.isDirectory(directory)) {
            throw new UsageException("directory " + directory + " for " + to.getFileName()
                    + " does not exist; create it or give another");
        }
        Path unfinished = directory.resolve(to.getFileName() + ".part");
        try {
            write(unfinished, images, to);
        } catch (UncheckedIOException e) {
            throw cannotWrite(to, Objects.requireNonNull(e.getCause()));
        } catch (IOException e) {
            throw cannotWrite(to, e);
        }
    }

    private static UncheckedIOException cannotWrite(Path to, IOException e) {
        return new UncheckedIOException("cannot write " + to + " (" + e + ")", e);
    }

    private void write(Path unfinished, Consumer<Rows> images, Path to) throws IOException {
        try {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(unfinished), BUFFER_BYTES)) {
                write(out, images);
            }
            Files.move(unfinished, to, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    /** Writes the content of the file. */
    void write(OutputStream out, Consumer<Rows> images) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.setLevel(Deflater.BEST_SPEED);
            begin(zip, "inputs", NpyHeader.of("<f4", shape));
            writeInputs(zip, images);
            begin(zip, "labels", NpyHeader.of("<i8", List.of(labels.length)));
            writeLabels(zip);
        }
    }

    private static void begin(ZipOutputStream zip, String array, byte[] header) throws IOException {
        ZipEntry entry = new ZipEntry(array + ".npy");
        entry.setTimeLocal(NO_TIME);
        zip.putNextEntry(entry);
        zip.write(header);
    }

    private void writeInputs(ZipOutputStream zip, Consumer<Rows> images) {
        int imagePixels = shape.stream().skip(1).reduce(1, (a, b) -> a * b);
        ByteBuffer inputs = ByteBuffer.allocate(imagePixels * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        int[] written = {0};
        images.accept((index, pixels) -> {
            inputs.clear();
            for (byte pixel : pixels) {
                inputs.putFloat(inputOf[Byte.toUnsignedInt(pixel)]);
            }
            write(zip, inputs.array());
            written[0]++;
        });
        if (written[0] != labels.length) {
            throw new IllegalStateException(written[0] + " images for " + labels.length + " labels");
        }
    }

    private static void write(OutputStream out, byte[] bytes) {
        try {
            out.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void writeLabels(ZipOutputStream zip) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(labels.length * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int label : labels) {
            bytes.putLong(label);
        }
        zip.write(bytes.array());
    }
}
