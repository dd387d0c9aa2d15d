package dev.batchwise.data;

import dev.batchwise.study.Spelling;
import dev.batchwise.study.UsageException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The names of the data there are, and what stands behind each. */
public final class DataCatalogue {
    private static final String MNIST = "mnist";
    private static final String IDX = "idx:";

    private DataCatalogue() {}

    /**
     * One line of the catalogue.
     *
     * @param name what to give as {@code --data}
     * @param description what the data are
     * @param size examples, classes and shape
     * @param licence under which the data may be used
     */
    public record Entry(String name, String description, String size, String licence) {}

    /** Returns all entries, the default first. */
    public static List<Entry> entries() {
        return List.of(
                new Entry(
                        MNIST,
                        "handwritten digits (LeCun, Cortes and Burges 1998), embedded: nothing to fetch",
                        "60,000 training and 10,000 test examples, 10 classes, 1x28x28, 11 MB",
                        "CC BY-SA 3.0"),
                new Entry(
                        IDX + "DIR",
                        "your own files in MNIST's format: train- and t10k- (or test-) images-idx3-ubyte and"
                                + " labels-idx1-ubyte in DIR, plain or .gz",
                        "as the files say: up to 256 classes of grey images",
                        "that of your files"));
    }

    /** Returns the files behind a name. */
    static IdxFiles files(String name) {
        if (name.equals(MNIST)) {
            return EmbeddedMnist.files();
        }
        if (name.startsWith(IDX)) {
            return IdxDirectory.files(name.substring(IDX.length()));
        }
        String guess = meant(name).map(meant -> "; did you mean " + meant + "?").orElse("");
        throw new UsageException("unknown data '" + name + "'; give " + MNIST + " or " + IDX + "DIR" + guess);
    }

    private static Optional<String> meant(String name) {
        if (isDirectory(name)) {
            return Optional.of(IDX + name);
        }
        int afterKind = name.indexOf(':') + 1;
        if (afterKind > 0) {
            return Spelling.nearest(name.substring(0, afterKind), List.of(IDX))
                    .map(kind -> kind + name.substring(afterKind));
        }
        return Spelling.nearest(name, List.of(MNIST));
    }

    private static boolean isDirectory(String name) {
        try {
            return !name.isBlank() && Files.isDirectory(Path.of(name));
        } catch (InvalidPathException e) {
            return false;
        }
    }
}
