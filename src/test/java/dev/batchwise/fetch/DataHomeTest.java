package dev.batchwise.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.batchwise.study.UsageException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where sets lie, and what is said where they do not. */
final class DataHomeTest {
    private static final PublishedSet FASHION = PublishedSets.named("fashion-mnist");
    private static final PublishedSet CIFAR = PublishedSets.named("cifar10");

    @TempDir
    private Path directory;

    private static String home(String system, Map<String, String> environment) {
        return DataHome.of(environment, system, "/home/ann").directory().toString();
    }

    @Test
    void theVariableComesBeforeThePlatformsCache() {
        assertThat(home("Linux", Map.of("BATCHWISE_DATA", "/data", "XDG_CACHE_HOME", "/cache")))
                .isEqualTo("/data");
        assertThat(home("Linux", Map.of("BATCHWISE_DATA", "data")))
                .isEqualTo(Path.of("data").toAbsolutePath().toString());
        assertThat(home("Linux", Map.of("BATCHWISE_DATA", " "))).isEqualTo("/home/ann/.cache/batchwise");
        assertThatThrownBy(() -> home("Linux", Map.of("BATCHWISE_DATA", "a\0b")))
                .isInstanceOf(UsageException.class)
                .hasMessageEndingWith("is not a path (Nul character not allowed); name a directory, or give one with"
                        + " --data-dir");
    }

    @Test
    void everyPlatformHasItsCache() {
        assertThat(home("Linux", Map.of())).isEqualTo("/home/ann/.cache/batchwise");
        assertThat(home("Linux", Map.of("XDG_CACHE_HOME", "/cache"))).isEqualTo("/cache/batchwise");
        assertThat(home("Linux", Map.of("XDG_CACHE_HOME", "relative"))).isEqualTo("/home/ann/.cache/batchwise");
        assertThat(home("Mac OS X", Map.of("XDG_CACHE_HOME", "/cache")))
                .isEqualTo("/home/ann/Library/Caches/batchwise");
        assertThat(home("Windows 11", Map.of("LOCALAPPDATA", "/local"))).isEqualTo("/local/batchwise");
        assertThat(home("Windows 11", Map.of())).isEqualTo("/home/ann/AppData/Local/batchwise");
    }

    private List<String> absence(DataHome home, PublishedSet set) {
        return catchThrowableOfType(UsageException.class, () -> home.require(set))
                .problems();
    }

    @Test
    void anAbsentSetSaysWhichFilesToPutWhereAndTheCommandThatFetchesThem() {
        DataHome home = DataHome.of(Map.of("BATCHWISE_DATA", directory.toString()), "Linux", "");
        assertThat(absence(home, FASHION))
                .hasSize(5)
                .startsWith(
                        "data set fashion-mnist is not in " + directory
                                + "/fashion-mnist; fetch it with `batchwise data fetch fashion-mnist`, or put these 4"
                                + " files there:",
                        "  train-images-idx3-ubyte.gz, 26,421,880 bytes, SHA-256"
                                + " 3aede38d61863908ad78613f6a32ed271626dd12800ba2636569512369268a84, from"
                                + " http://fashion-mnist.s3-website.eu-central-1.amazonaws.com/train-images-idx3-ubyte.gz"
                                + " or https://raw.githubusercontent.com/zalandoresearch/fashion-mnist/master/data/fashion/"
                                + "train-images-idx3-ubyte.gz");
    }

    @Test
    void ofAnAbsentArchiveItSaysThatItIsToBeUnpacked() {
        Path named = directory.resolve("my data");
        assertThat(absence(DataHome.at(named), CIFAR))
                .containsExactly(
                        "data set cifar10 is not in " + named + "/cifar10; fetch it with `batchwise data fetch cifar10"
                                + " --data-dir '" + named + "'`, or put this file there:",
                        "  cifar-10-binary.tar.gz, 170,052,171 bytes, SHA-256"
                                + " c4a38c50a1bc5f3a1c5537f2155ab9d68f9f25eb1ed8d9ddda3db29a59bca1dd, from"
                                + " https://www.cs.toronto.edu/~kriz/cifar-10-binary.tar.gz",
                        "  then run `batchwise data fetch cifar10 --data-dir '" + named
                                + "'`, which checks and unpacks it");
    }

    @Test
    void aSetIsThereWhenItsFilesAreByNameAndSize() throws IOException {
        DataHome home = DataHome.at(directory);
        for (int i = 1; i <= 5; i++) {
            holes(home.folder(CIFAR).resolve("data_batch_" + i + ".bin"), 30_730_000);
        }
        assertThat(home.holds(CIFAR)).isFalse();
        holes(home.folder(CIFAR).resolve("test_batch.bin"), 30_730_000);
        assertThat(home.require(CIFAR)).isEqualTo(directory.resolve("cifar10"));

        Path cut = home.folder(CIFAR).resolve("data_batch_2.bin");
        holes(cut, 30_729_999);
        assertThat(absence(home, CIFAR))
                .last()
                .isEqualTo(cut + " has 30,729,999 bytes instead of 30,730,000 bytes; move it away, then fetch again");
    }

    /** A file of some length that takes no room. */
    private static void holes(Path file, long bytes) throws IOException {
        Files.createDirectories(file.getParent());
        try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "rw")) {
            open.setLength(bytes);
        }
    }

    @Test
    void everySetHasItsSizesRight() {
        // 28·28 and 3·32·32 pixels and their labels, as the publishers describe the files
        assertThat(bytesKept(FASHION)).isEqualTo(4 * 8 + 2 * 8 + 70_000L * (784 + 1));
        assertThat(bytesKept(CIFAR)).isEqualTo(60_000L * (3072 + 1));
        assertThat(bytesKept(PublishedSets.named("cifar100"))).isEqualTo(60_000L * (3072 + 2));
    }

    private static long bytesKept(PublishedSet set) {
        return set.parts().stream()
                .mapToLong(
                        part -> part instanceof Compressed file ? file.plain().bytes() : part.bytesUnpacked())
                .sum();
    }
}
