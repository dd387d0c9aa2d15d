package dev.batchwise.data;

import java.io.FileNotFoundException;
import java.io.InputStream;
import java.util.List;

/** MNIST as it travels with the program: the original files, gzipped; resources beside this class, see ORIGIN.md there. */
final class EmbeddedMnist {
    private EmbeddedMnist() {}

    /** Returns the four files; the SHA-256 of each original is verified whenever one is read. */
    static IdxSource source() {
        return new IdxSource(
                file("train-images-idx3-ubyte", "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db"),
                file("train-labels-idx1-ubyte", "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5"),
                file("t10k-images-idx3-ubyte", "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7"),
                file("t10k-labels-idx1-ubyte", "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2"),
                List.of());
    }

    private static IdxFile file(String original, String sha256) {
        IdxFile.Content gunzipped = IdxFile.gunzipped(() -> resource("mnist/" + original + ".gz"));
        return new IdxFile(
                "embedded " + original,
                () -> new ChecksummedStream(gunzipped.open(), sha256),
                "rebuild or reinstall Batchwise");
    }

    private static InputStream resource(String path) throws FileNotFoundException {
        InputStream in = EmbeddedMnist.class.getResourceAsStream(path);
        if (in == null) {
            throw new FileNotFoundException(path + " is missing from the program");
        }
        return in;
    }
}
