package dev.batchwise.fetch;

import java.net.URI;
import java.util.List;

/**
 * Fashion-MNIST (Xiao, Rasul and Vollgraf 2017), four files in MNIST's format. Addresses from the README of
 * github.com/zalandoresearch/fashion-mnist, which holds the same files; the checksums were computed from them and are those that
 * TensorFlow Datasets has.
 */
final class FashionMnist {
    private static final String FIRST = "http://fashion-mnist.s3-website.eu-central-1.amazonaws.com/";
    private static final String SECOND =
            "https://raw.githubusercontent.com/zalandoresearch/fashion-mnist/master/data/fashion/";

    static final PublishedSet SET = new PublishedSet(
            "fashion-mnist",
            List.of(
                    part(
                            ExpectedFile.of(
                                    "train-images-idx3-ubyte.gz",
                                    26_421_880,
                                    "3aede38d61863908ad78613f6a32ed271626dd12800ba2636569512369268a84"),
                            ExpectedFile.of(
                                    "train-images-idx3-ubyte",
                                    47_040_016,
                                    "c59f468a2f672dc815687fe0f83887768d799fd8a3f3276145d20f83aa44d888")),
                    part(
                            ExpectedFile.of(
                                    "train-labels-idx1-ubyte.gz",
                                    29_515,
                                    "a04f17134ac03560a47e3764e11b92fc97de4d1bfaf8ba1a3aa29af54cc90845"),
                            ExpectedFile.of(
                                    "train-labels-idx1-ubyte",
                                    60_008,
                                    "bad3541b69d912435c50bb6ba87bec294ff4f6a2e1246121d8633921760443d9")),
                    part(
                            ExpectedFile.of(
                                    "t10k-images-idx3-ubyte.gz",
                                    4_422_102,
                                    "346e55b948d973a97e58d2351dde16a484bd415d4595297633bb08f03db6a073"),
                            ExpectedFile.of(
                                    "t10k-images-idx3-ubyte",
                                    7_840_016,
                                    "5b4141f0afbad91edebe8549f8fcffe087ea10ca49f1dbef5c9a5cd8815ce37b")),
                    part(
                            ExpectedFile.of(
                                    "t10k-labels-idx1-ubyte.gz",
                                    5_148,
                                    "67da17c76eaffca5446c3361aaab5c3cd6d1c2608764d35dfb1850b086bf8dd5"),
                            ExpectedFile.of(
                                    "t10k-labels-idx1-ubyte",
                                    10_008,
                                    "0402a96d92fd2663957122ceb108a494c5af83dab82d92729df917d7dec38c34"))));

    private FashionMnist() {}

    private static Part part(ExpectedFile download, ExpectedFile plain) {
        return new Compressed(
                download, plain, List.of(URI.create(FIRST + download.name()), URI.create(SECOND + download.name())));
    }
}
