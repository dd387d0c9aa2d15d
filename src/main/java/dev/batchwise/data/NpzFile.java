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
 * The arrays {@code inputs} (float32 [n, ...]) and {@code labels} (int64 [n]) or {@code targets} (float32 [n]) of a split as
 * NumPy's {@code .npz}: a zip file of NPY arrays. The same data give the same bytes.
 */
final class NpzFile {
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0); // the earliest a zip can say
    private static final int BUFFER_BYTES = 1 << 16;

    private final List<Integer> shape;
    private final int count;
    private final int[] labels;
    private final float[] targets;
    private final List<float[]> inputOf; // by pixel, for each channel; none for floats

    /**
     * Creates the file's content.
     *
     * @param inputShape of one example
     * @param labels of the n examples
     * @param targets of the n examples, or none; then labels are written
     * @param normalization of their values
     */
    NpzFile(List<Integer> inputShape, int[] labels, float[] targets, Normalization normalization) {
        List<Integer> all = new ArrayList<>(List.of(labels.length));
        all.addAll(inputShape);
        this.shape = List.copyOf(all);
        this.count = labels.length;
        this.labels = labels.clone();
        this.targets = targets.clone();
        this.inputOf = normalization.channels().stream().map(NpzFile::inputs).toList();
    }

    private static float[] inputs(Normalization.Channel channel) {
        float[] inputs = new float[256];
        for (int pixel = 0; pixel < inputs.length; pixel++) {
            inputs[pixel] = channel.apply(pixel);
        }
        return inputs;
    }

    /**
     * Writes the file beside its place and moves it there when it is complete.
     *
     * @param to file to write or replace
     * @param examples shows the n examples to the rows it is given
     * @throws UsageException if there is no directory to write to, or a directory in the way
     */
    void write(Path to, Consumer<Rows> examples) {
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
            write(unfinished, examples, to);
        } catch (UncheckedIOException e) {
            throw cannotWrite(to, Objects.requireNonNull(e.getCause()));
        } catch (IOException e) {
            throw cannotWrite(to, e);
        }
    }

    private static UncheckedIOException cannotWrite(Path to, IOException e) {
        return new UncheckedIOException("cannot write " + to + " (" + e + ")", e);
    }

    private void write(Path unfinished, Consumer<Rows> examples, Path to) throws IOException {
        try {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(unfinished), BUFFER_BYTES)) {
                write(out, examples);
            }
            Files.move(unfinished, to, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    /** Writes the content of the file. */
    void write(OutputStream out, Consumer<Rows> examples) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.setLevel(Deflater.BEST_SPEED);
            begin(zip, "inputs", NpyHeader.of("<f4", shape));
            writeInputs(zip, examples);
            writeAnswers(zip);
        }
    }

    private static void begin(ZipOutputStream zip, String array, byte[] header) throws IOException {
        ZipEntry entry = new ZipEntry(array + ".npy");
        entry.setTimeLocal(NO_TIME);
        zip.putNextEntry(entry);
        zip.write(header);
    }

    private void writeInputs(ZipOutputStream zip, Consumer<Rows> examples) {
        int values = shape.stream().skip(1).reduce(1, (a, b) -> a * b);
        byte[] inputs = new byte[values * Float.BYTES];
        int[] written = {0};
        examples.accept((index, stored) -> {
            write(zip, inputOf.isEmpty() ? stored : normalized(stored, inputs));
            written[0]++;
        });
        if (written[0] != count) {
            throw new IllegalStateException(written[0] + " images for " + count + " labels");
        }
    }

    private byte[] normalized(byte[] pixels, byte[] into) {
        ByteBuffer inputs = ByteBuffer.wrap(into).order(ByteOrder.LITTLE_ENDIAN);
        int perChannel = pixels.length / inputOf.size();
        for (int i = 0; i < pixels.length; i++) {
            inputs.putFloat(inputOf.get(i / perChannel)[Byte.toUnsignedInt(pixels[i])]);
        }
        return into;
    }

    private static void write(OutputStream out, byte[] bytes) {
        try {
            out.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void writeAnswers(ZipOutputStream zip) throws IOException {
        boolean regression = targets.length > 0;
        begin(zip, regression ? "targets" : "labels", NpyHeader.of(regression ? "<f4" : "<i8", List.of(count)));
        ByteBuffer bytes = ByteBuffer.allocate(count * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < count; i++) {
            if (regression) {
                bytes.putFloat(targets[i]);
            } else {
                bytes.putLong(labels[i]);
            }
        }
        zip.write(bytes.array(), 0, bytes.position());
    }
}
