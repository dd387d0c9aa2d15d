package dev.batchwise.fetch;

import java.net.URI;
import java.util.List;

/**
 * CIFAR-10 and CIFAR-100 (Krizhevsky 2009), binary version, from their author's page. The checksums of the archives are those
 * that TensorFlow Datasets and MLDatasets.jl or GoMLX have; of CIFAR-100's members none was found in two places.
 */
final class Cifar {
    private static final String PAGE = "https://www.cs.toronto.edu/~kriz/";
    private static final long BATCH_BYTES = 30_730_000; // 10,000 records of a label and 3·32·32 pixels

    static final PublishedSet TEN = new PublishedSet(
            "cifar10",
            List.of(archive(
                    ExpectedFile.of(
                            "cifar-10-binary.tar.gz",
                            170_052_171,
                            "c4a38c50a1bc5f3a1c5537f2155ab9d68f9f25eb1ed8d9ddda3db29a59bca1dd"),
                    "cifar-10-batches-bin",
                    batch("data_batch_1.bin", "cee916563c9f80d84e3cc88e17fdc0941787f1244f00a67874d45b261883ada5"),
                    batch("data_batch_2.bin", "a591ca11fa1708a91ee40f54b3da4784ccd871ecf2137de63f51ada8b3fa57ed"),
                    batch("data_batch_3.bin", "bbe8596564c0f86427f876058170b84dac6670ddf06d79402899d93ceea26f67"),
                    batch("data_batch_4.bin", "014e562d6e23c72197cc727519169a60359f5eccd8945ad5a09d710285ff4e48"),
                    batch("data_batch_5.bin", "755304fc0b379caeae8c14f0dac912fbc7d6cd469eb67a1029a08a39453a9add"),
                    batch("test_batch.bin", "8e2eb146ae340b09e24670f29cabc6326dba54da8789dab6768acf480273f65b"))));

    static final PublishedSet HUNDRED = new PublishedSet(
            "cifar100",
            List.of(archive(
                    ExpectedFile.of(
                            "cifar-100-binary.tar.gz",
                            168_513_733,
                            "58a81ae192c23a4be8b1804d68e518ed807d710a4eb253b1f2a199162a40d8ec"),
                    "cifar-100-binary",
                    ExpectedFile.ofSize("train.bin", 153_700_000), // 50,000 records with two labels each
                    ExpectedFile.ofSize("test.bin", 30_740_000))));

    private Cifar() {}

    private static ExpectedFile batch(String name, String sha256) {
        return ExpectedFile.of(name, BATCH_BYTES, sha256);
    }

    private static Part archive(ExpectedFile download, String root, ExpectedFile... members) {
        return new Archive(download, root, List.of(members), List.of(URI.create(PAGE + download.name())));
    }
}
