package dev.batchwise.data;

import dev.batchwise.fetch.DataHome;
import dev.batchwise.fetch.PublishedSets;
import dev.batchwise.study.DataSpec;
import dev.batchwise.study.UsageException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The data sets that are known by name and lie on this machine, looked up where they may be. */
enum NamedSets {
    /** Zalando's articles (Xiao, Rasul and Vollgraf 2017). */
    FASHION_MNIST(
            "fashion-mnist",
            "train-images-idx3-ubyte, train-labels-idx1-ubyte, t10k-images-idx3-ubyte and t10k-labels-idx1-ubyte,"
                    + " plain or .gz") {
        @Override
        Optional<Source> find(Path directory) {
            boolean there = List.of("train-images-idx3-ubyte", "train-images.idx3-ubyte").stream()
                    .anyMatch(name -> Files.isRegularFile(directory.resolve(name))
                            || Files.isRegularFile(directory.resolve(name + ".gz")));
            return there ? Optional.of(IdxDirectory.at(directory, ARTICLES)) : Optional.empty();
        }
    },
    /** Ten classes of photographs (Krizhevsky 2009). */
    CIFAR10("cifar10", "data_batch_1.bin to data_batch_5.bin and test_batch.bin, or the folder cifar-10-batches-bin") {
        @Override
        Optional<Source> find(Path directory) {
            return CifarDirectory.findTen(directory)
                    .map(found -> new CifarSource(found.train(), found.testFile(), TEN_CLASSES));
        }
    },
    /** A hundred classes of photographs (Krizhevsky 2009). */
    CIFAR100("cifar100", "train.bin and test.bin of the binary version, or the folder cifar-100-binary") {
        @Override
        Optional<Source> find(Path directory) {
            return CifarDirectory.findHundred(directory).map(found -> found);
        }
    };

    private static final List<String> ARTICLES = List.of(
            "T-shirt/top", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot");
    private static final List<String> TEN_CLASSES =
            List.of("airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck");

    private final String label;
    private final String files;

    NamedSets(String label, String files) {
        this.label = label;
        this.files = files;
    }

    /** Returns the data set in a directory; empty if its files are not there. */
    abstract Optional<Source> find(Path directory);

    /** Returns its name on the command line. */
    String label() {
        return label;
    }

    /** Returns which files it is made of, in words. */
    String files() {
        return files;
    }

    /**
     * Returns the data set, from the first place that has it: the directory that was named, or the usual one, and in each a
     * folder of the set's name before the directory itself.
     *
     * @param usual where fetched sets lie if nothing is named
     * @throws UsageException if no place has it: how to fetch it, and which files to put where
     */
    Source open(DataSpec spec, DataHome usual) {
        Optional<Path> named = spec.reading().dataDir().map(text -> Unreadable.directory(text, "--data-dir"));
        return Stream.concat(named.stream(), Stream.of(usual.directory()))
                .flatMap(directory -> Stream.of(directory.resolve(label), directory))
                .flatMap(place -> find(place).stream())
                .findFirst()
                .orElseGet(() -> required(named.map(DataHome::at).orElse(usual)));
    }

    private Source required(DataHome home) {
        Path folder = home.require(PublishedSets.named(label));
        return find(folder).orElseThrow(() -> new IllegalStateException(label + " in " + folder + " was not found"));
    }
}
