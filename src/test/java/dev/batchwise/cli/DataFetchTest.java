package dev.batchwise.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.RandomAccessFile;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DataFetchTest {
    @TempDir
    private Path directory;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int fetch(String... args) {
        String[] all = new String[args.length + 4];
        System.arraycopy(new String[] {"data", "fetch", "--data-dir", directory.toString()}, 0, all, 0, 4);
        System.arraycopy(args, 0, all, 4, args.length);
        return Main.run(new PrintWriter(out), new PrintWriter(err), all);
    }

    @Test
    void unknownNamesAreAllToldWithTheNearest() {
        assertThat(fetch("fashon-mnist", "cifar10", "imagenet")).isEqualTo(2);
        assertThat(err.toString().lines())
                .containsExactly(
                        "batchwise: data set 'fashon-mnist' is not one that can be fetched; give fashion-mnist, cifar10,"
                                + " cifar100; did you mean fashion-mnist?",
                        "batchwise: data set 'imagenet' is not one that can be fetched; give fashion-mnist, cifar10,"
                                + " cifar100");
    }

    @Test
    void whatIsEmbeddedNeedsNoFetching() {
        assertThat(fetch("mnist")).isZero();
        assertThat(out.toString().lines()).containsExactly("mnist is embedded: there is nothing to fetch");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void aMirrorMustBeAnHttpAddress() {
        assertThat(fetch("cifar10", "--mirror", "ftp://host/x")).isEqualTo(2);
        assertThat(err.toString().lines())
                .containsExactly("batchwise: mirror 'ftp://host/x' is not an http or https address; give e.g."
                        + " https://files.example.org/data");
    }

    /** Files of the right length that take no room. */
    private void putFashionMnist() throws IOException {
        Path folder = Files.createDirectories(directory.resolve("fashion-mnist"));
        holes(folder.resolve("train-images-idx3-ubyte.gz"), 26_421_880);
        holes(folder.resolve("train-labels-idx1-ubyte.gz"), 29_515);
        holes(folder.resolve("t10k-images-idx3-ubyte.gz"), 4_422_102);
        holes(folder.resolve("t10k-labels-idx1-ubyte"), 10_008);
    }

    private static void holes(Path file, long bytes) throws IOException {
        try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "rw")) {
            open.setLength(bytes);
        }
    }

    @Test
    void aSetThatIsThereIsSaidToBeAndVerifiedOnRequest() throws IOException {
        putFashionMnist();
        assertThat(fetch("fashion-mnist")).isZero();
        assertThat(out.toString().lines())
                .containsExactly("fashion-mnist is already in " + directory.resolve("fashion-mnist"));
        assertThat(err.toString()).isEmpty();

        assertThat(fetch("fashion-mnist", "--verify")).isEqualTo(2);
        // sha256sum of 10,008 zero bytes, by GNU coreutils
        assertThat(err.toString().lines())
                .hasSize(5)
                .contains("batchwise: " + directory.resolve("fashion-mnist/t10k-labels-idx1-ubyte")
                        + " is damaged: its SHA-256 is c894d83183d92b7a81cde4806f1f6a5dc6f9b05476243be75fc18670bb8d9bff instead of"
                        + " 0402a96d92fd2663957122ceb108a494c5af83dab82d92729df917d7dec38c34")
                .last()
                .isEqualTo("batchwise: move them away, then run `batchwise data fetch fashion-mnist --data-dir "
                        + directory + "`");
    }

    @Test
    void aServerWithoutTheFilesEndsInWhatToPutWhere() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.start(); // and serves nothing
        try {
            String mirror = "http://127.0.0.1:" + server.getAddress().getPort() + "/sets";
            assertThat(fetch("cifar100", "--mirror", mirror + "/")).isEqualTo(2);
            String file = mirror + "/cifar100/cifar-100-binary.tar.gz";
            assertThat(err.toString().lines())
                    .containsExactly(
                            "fetching cifar100 (1 file, 169 MB) into " + directory.resolve("cifar100"),
                            "batchwise: cannot fetch " + file + ": the server answers 404 (Not Found)",
                            "batchwise: put this file into " + directory.resolve("cifar100")
                                    + ", from another machine, or run the same command again later:",
                            "batchwise:   cifar-100-binary.tar.gz, 168,513,733 bytes, SHA-256"
                                    + " 58a81ae192c23a4be8b1804d68e518ed807d710a4eb253b1f2a199162a40d8ec, from " + file,
                            "batchwise:   then run `batchwise data fetch cifar100 --data-dir " + directory
                                    + "`, which checks and unpacks it");
            assertThat(out.toString()).isEmpty();
        } finally {
            server.stop(0);
        }
    }
}
