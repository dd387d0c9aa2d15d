package dev.batchwise.data;

import dev.batchwise.data.DataCatalogue.Entry;
import dev.batchwise.fetch.DataHome;
import dev.batchwise.study.DataSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The kinds of data there are: a name, or a prefix before a path. */
enum DataKind {
    /** The default. */
    MNIST(
            "mnist",
            "",
            "handwritten digits (LeCun, Cortes and Burges 1998)",
            "60,000 training and 10,000 test examples, 10 classes, 1x28x28, 11 MB",
            "CC BY-SA 3.0",
            "embedded: nothing to fetch"),
    /** Zalando's articles. */
    FASHION_MNIST(
            "fashion-mnist",
            "",
            "articles of clothing (Xiao, Rasul and Vollgraf 2017)",
            "60,000 training and 10,000 test examples, 10 classes, 1x28x28, 55 MB",
            "MIT",
            places(NamedSets.FASHION_MNIST)),
    /** Ten classes of photographs. */
    CIFAR10(
            "cifar10",
            "",
            "small colour photographs (Krizhevsky 2009), binary version",
            "50,000 training and 10,000 test examples, 10 classes, 3x32x32, 184 MB",
            "none stated",
            places(NamedSets.CIFAR10)),
    /** A hundred classes of photographs. */
    CIFAR100(
            "cifar100",
            "",
            "small colour photographs (Krizhevsky 2009), binary version, with fine labels",
            "50,000 training and 10,000 test examples, 100 classes, 3x32x32, 184 MB",
            "none stated",
            places(NamedSets.CIFAR100)),
    /** Files in MNIST's format. */
    IDX(
            "idx:DIR",
            "",
            "your own files in MNIST's format: train- and t10k- (or test-) images-idx3-ubyte and labels-idx1-ubyte in"
                    + " DIR, plain or .gz",
            "as the files say: up to 256 classes of grey images",
            "that of your files",
            "yours"),
    /** Files in CIFAR's format. */
    CIFAR(
            "cifar:DIR",
            "",
            "your own files in CIFAR's binary format: data_batch_1.bin to data_batch_5.bin and test_batch.bin, or"
                    + " train.bin and test.bin with coarse and fine labels",
            "as the files say: up to 256 classes of 3x32x32",
            "that of your files",
            "yours"),
    /** Comma-separated values. */
    CSV(
            "csv:FILE",
            "--test-data --test-share --label --columns --ignore --missing --task --separator",
            "your own table of comma-separated values, plain or .gz: numbers are standardized, categories one-hot",
            "as the file says: up to 1,000 classes, or a number to predict (--task regression)",
            "that of your files",
            "yours"),
    /** Parquet's tables. */
    PARQUET(
            "parquet:FILE",
            "--test-data --test-share --label --ignore --missing --task",
            "your own Parquet table of flat columns: numbers are standardized, categories one-hot",
            "as the file says: up to 1,000 classes, or a number to predict (--task regression)",
            "that of your files",
            "yours"),
    /** NumPy's arrays. */
    NPZ(
            "npz:FILE",
            "--test-data --test-share --task",
            "your own NumPy arrays: x and y (or x_train, y_train, x_test, y_test) of np.savez; uint8 pixels are normalized,"
                    + " float32 and float64 taken as they are",
            "as the file says: [n, features], [n, rows, columns] or [n, channels, rows, columns]",
            "that of your files",
            "yours"),
    /** Folders of images. */
    IMAGES(
            "images:DIR",
            "--test-data --test-share",
            "your own images, a folder in DIR for each class (or DIR/train and DIR/test with such folders): .png, .jpg,"
                    + " .jpeg, .bmp, .gif, all of one size",
            "as the files say: up to 1,000 classes, grey or colour",
            "that of your files",
            "yours");

    private final String name;
    private final String options; // with a space between them
    private final String description;
    private final String size;
    private final String licence;
    private final String source;

    DataKind(String name, String options, String description, String size, String licence, String source) {
        this.name = name;
        this.options = options;
        this.description = description;
        this.size = size;
        this.licence = licence;
        this.source = source;
    }

    /** Returns the source that a specification names. */
    Source open(DataSpec spec) {
        String path = spec.name().substring(prefix().length());
        return switch (this) {
            case MNIST -> EmbeddedMnist.source();
            case FASHION_MNIST -> NamedSets.FASHION_MNIST.open(spec, DataHome.ofEnvironment());
            case CIFAR10 -> NamedSets.CIFAR10.open(spec, DataHome.ofEnvironment());
            case CIFAR100 -> NamedSets.CIFAR100.open(spec, DataHome.ofEnvironment());
            case IDX -> IdxDirectory.source(path);
            case CIFAR -> CifarDirectory.source(path);
            case CSV -> TableSource.csv(path, spec);
            case PARQUET -> TableSource.parquet(path, spec);
            case NPZ -> ArraySource.npz(path, spec);
            case IMAGES -> ImageSource.images(path, spec);
        };
    }

    private static String places(NamedSets set) {
        return "fetch with `data fetch " + set.label() + "`, or put " + set.files() + " into DIR/" + set.label()
                + " or DIR and give --data-dir DIR";
    }

    /** Returns its line of the catalogue. */
    Entry entry() {
        return new Entry(name, description, size, licence, source);
    }

    /** Returns the options that say something for it, beyond the split. */
    List<String> options() {
        return List.of(options.split(" "));
    }

    /** Returns what stands before the path, colon included; the whole name where there is no path. */
    String prefix() {
        return name.substring(0, name.indexOf(':') + 1).isEmpty() ? name : name.substring(0, name.indexOf(':') + 1);
    }

    /** Returns whether a name on the command line is of this kind. */
    boolean isMeantBy(String given) {
        return prefix().endsWith(":") ? given.startsWith(prefix()) : given.equals(name);
    }

    /** Returns the prefixes before paths. */
    static List<String> prefixes() {
        return Stream.of(values())
                .map(DataKind::prefix)
                .filter(p -> p.endsWith(":"))
                .toList();
    }

    /** Returns the names that stand alone. */
    static List<String> plainNames() {
        return Stream.of(values())
                .map(DataKind::prefix)
                .filter(p -> !p.endsWith(":"))
                .toList();
    }

    /** Returns which kind a file or directory looks like, by its name or what is in it. */
    static Optional<DataKind> of(Path path) {
        if (!Files.isDirectory(path)) {
            String name = String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT);
            if (name.endsWith(".parquet")) {
                return Optional.of(PARQUET);
            }
            if (name.endsWith(".npz") || name.endsWith(".npy")) {
                return Optional.of(NPZ);
            }
            return name.endsWith(".csv") || name.endsWith(".csv.gz") ? Optional.of(CSV) : Optional.empty();
        }
        if (Files.exists(path.resolve("test_batch.bin"))) {
            return Optional.of(CIFAR);
        }
        return hasFolders(path) ? Optional.of(IMAGES) : Optional.of(IDX);
    }

    private static boolean hasFolders(Path directory) {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.anyMatch(Files::isDirectory);
        } catch (IOException e) {
            return false; // it is only a guess
        }
    }
}
