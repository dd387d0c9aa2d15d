package dev.batchwise.data;

import dev.batchwise.study.DataSpec;
import dev.batchwise.study.UsageException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

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
     * Returns the data set, from the first place that has it.
     *
     * @param environment variables of the process
     * @throws UsageException if no place has it
     */
    Source open(DataSpec spec, Map<String, String> environment) {
        List<Path> places = places(spec, environment);
        return places.stream()
                .flatMap(place -> find(place).stream())
                .findFirst()
                .orElseThrow(() -> missing(places));
    }

    private List<Path> places(DataSpec spec, Map<String, String> environment) {
        List<Path> places = new ArrayList<>();
        spec.reading().dataDir().ifPresent(text -> addBoth(places, Unreadable.directory(text, "--data-dir")));
        Optional.ofNullable(environment.get("BATCHWISE_DATA"))
                .filter(text -> !text.isBlank())
                .ifPresent(text -> addBoth(places, Path.of(text)));
        places.add(DataCache.directory(environment).resolve(label));
        return places;
    }

    private void addBoth(List<Path> places, Path directory) {
        places.add(directory.resolve(label));
        places.add(directory);
    }

    /** What is said of a data set that no place has: which files to put where. */
    private UsageException missing(List<Path> places) {
        String looked = places.stream().map(Path::toString).collect(Collectors.joining(", "));
        return new UsageException("data set " + label + " is in none of " + looked + "; put " + files + " into "
                + places.get(0) + ", or name the directory that has them with --data-dir");
    }
}
