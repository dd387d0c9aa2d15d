package dev.batchwise.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.batchwise.study.DataSpec;
import dev.batchwise.study.UsageException;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Arrays that NumPy wrote; npz/ORIGIN.md says how. */
class ArraySourceTest {
    private static Path fixture(String name) {
        try {
            return Path.of(Objects.requireNonNull(ArraySourceTest.class.getResource("npz/" + name))
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Specs npz(String name) {
        return Specs.named("npz:" + fixture(name)).validation("0");
    }

    private static List<String> problems(Specs specs) {
        return catchThrowableOfType(UsageException.class, () -> DataSets.open(specs.spec()))
                .problems();
    }

    private static float[] row(Part part, int example) {
        float[] row = new float[part.shape().stream().skip(1).reduce(1, (a, b) -> a * b)];
        part.copyValues(example, row);
        return row;
    }

    @Test
    void pixelsInTwoPartsAreImages() {
        DataSet data = DataSets.open(npz("keras.npz").spec());
        Part train = data.part(SplitName.TRAIN);
        assertThat(train.storage()).isEqualTo(Part.Storage.BYTES);
        assertThat(train.shape()).containsExactly(12, 1, 2, 3);
        assertThat(row(train, 11)).containsExactly(66, 67, 68, 69, 70, 71);
        assertThat(train.labels()).containsExactly(0, 1, 2, 0, 1, 2, 0, 1, 2, 0, 1, 2);
        Part test = data.part(SplitName.TEST);
        assertThat(row(test, 0)).containsExactly(66, 67, 68, 69, 70, 71);
        assertThat(test.labels()).containsExactly(2, 1, 0, 2, 1, 0);
        assertThat(data.normalization().channels()).hasSize(1);
    }

    @Test
    void coloursAreNormalizedApartAndLabelsNeedNotCountFromZero() {
        DataDescription data =
                DataSets.describe(npz("colour.npz").testShare("0.25").spec());
        assertThat(data.inputShape()).containsExactly(3, 2, 2);
        assertThat(data.normalization()).hasSize(3);
        assertThat(data.classes()).extracting(DataDescription.ClassCount::name).containsExactly("7", "9");
        assertThat(data.splits().get(2).examples()).isEqualTo(2);
    }

    /** Row i of the array is (4i + 0…3)/8 − 2; its target i/4. */
    @Test
    void floatsAreTakenAsTheyAreInEitherByteOrder() {
        DataSpec spec = npz("floats.npz").task("regression").testShare("0.2").spec();
        DataSet data = DataSets.open(spec);
        TargetScale scale = DataSets.describe(spec).targetScale().orElseThrow();
        assertThat(data.normalization().isNone()).isTrue();
        for (SplitName split : List.of(SplitName.TRAIN, SplitName.TEST)) {
            Part part = data.part(split);
            assertThat(part.storage()).isEqualTo(Part.Storage.FLOATS);
            for (int i = 0; i < part.examples(); i++) {
                float target = Math.round(4 * (part.targets()[i] * scale.std() + scale.mean())) / 4f;
                float first = target * 2 - 2;
                assertThat(row(part, i)).containsExactly(first, first + 0.125f, first + 0.25f, first + 0.375f);
            }
        }
    }

    @Test
    void booleansAreClasses() {
        assertThat(DataSets.shapeOf(npz("classes.npz").spec()).outputs()).isEqualTo(2);
    }

    @Test
    void whatWasExportedCanBeReadAgain(@TempDir Path directory) {
        Path train = directory.resolve("train.npz");
        Path test = directory.resolve("test.npz");
        DataSets.export(npz("keras.npz").spec(), SplitName.TRAIN, train);
        DataSets.export(npz("keras.npz").spec(), SplitName.TEST, test);
        DataSet again = DataSets.open(
                Specs.named("npz:" + train).testData(test).validation("0").spec());
        Normalization.Channel channel = DataSets.open(npz("keras.npz").spec())
                .normalization()
                .channels()
                .get(0);
        assertThat(row(again.part(SplitName.TRAIN), 0)[5]).isEqualTo(channel.apply(5));
        assertThat(again.part(SplitName.TEST).labels()).containsExactly(2, 1, 0, 2, 1, 0);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "objects.npz | array y of FILE holds Python objects, which are pickled and never loaded",
                "records.npz | array x of FILE has records of several fields",
                "fortran.npz | array x of FILE is in Fortran order, which is not read",
                "half.npz | array x of FILE has elements of type <f2, which are not read",
                "strings.npz | array y of FILE has elements of type <U1, which are not read",
                "lengths.npz | array x of FILE holds 10 images, but array y of FILE holds 9 labels",
                "last.npz | array x of FILE has the shape (4, 8, 8, 3); its channels seem to come last",
                "onehot.npz | array y of FILE has the shape (10, 10), but one number an example is wanted",
                "integers.npz | array x of FILE is int64; save pixels as uint8",
                "floats.npz | array y of FILE is float32, which are no classes",
                "nan.npz | array x of FILE holds NaN in example 6 (counted from 0)",
                "names.npz | FILE has no array of inputs: none of its arrays (features, classes) is called x_train",
                "single.npy | FILE is a single array without labels"
            })
    void whatCannotBeReadIsNamed(String file, String problem) {
        assertThat(problems(npz(file)))
                .singleElement()
                .asString()
                .startsWith(problem.replace("FILE", fixture(file).toString()))
                .contains(";");
    }

    @Test
    void damagedArchivesAreNamed(@TempDir Path directory) throws IOException {
        byte[] whole = Files.readAllBytes(fixture("floats.npz"));
        Path file = Files.write(directory.resolve("short.npz"), Arrays.copyOf(whole, whole.length / 2));
        assertThat(problems(Specs.named("npz:" + file)))
                .singleElement()
                .asString()
                .contains("not a whole .npz file");
        byte[] changed = whole.clone();
        changed[300] ^= 1; // within x, which is stored
        Path other = Files.write(directory.resolve("changed.npz"), changed);
        assertThat(problems(Specs.named("npz:" + other).task("regression")))
                .singleElement()
                .asString()
                .startsWith("array x of " + other + " is damaged");
    }

    @Test
    void arraysShorterOrLongerThanTheirHeadersAreNamed(@TempDir Path directory) throws IOException {
        byte[] header = NpyHeader.of("<f4", List.of(4, 2));
        for (int bytes : new int[] {20, 40}) {
            Path file = directory.resolve(bytes + ".npz");
            try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
                write(zip, "x.npy", header, bytes);
                write(zip, "y.npy", NpyHeader.of("|u1", List.of(4)), 4);
            }
            assertThat(problems(Specs.named("npz:" + file).task("regression")))
                    .anyMatch(problem -> problem.startsWith(
                            "array x of " + file + (bytes < 32 ? " is truncated" : " is over-long")));
        }
        Path text = directory.resolve("text.npz");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(text))) {
            write(zip, "x.npy", new byte[0], 100);
            write(zip, "y.npy", NpyHeader.of("|u1", List.of(4)), 4);
        }
        assertThat(problems(Specs.named("npz:" + text))).anyMatch(problem -> problem.contains("is no NPY array"));
    }

    private static void write(ZipOutputStream zip, String name, byte[] header, int zeros) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(header);
        zip.write(new byte[zeros]);
    }
}
