package dev.batchwise.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.batchwise.study.DataSpec;
import dev.batchwise.study.UsageException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DataSetsTest {
    private static final String NAMES =
            "; give one of mnist, fashion-mnist, cifar10, cifar100, idx:DIR, cifar:DIR, csv:FILE, parquet:FILE,"
                    + " npz:FILE, images:DIR";

    private static final int[] TRAINING = {0, 1, 2, 0, 1, 2, 0, 1, 2, 0, 1, 2};

    @Test
    void openingAgreesWithDescribing(@TempDir Path directory) {
        DataSpec spec = new DataSpec(IdxFixture.in(directory).name(), 0.25, 7);
        DataSet data = DataSets.open(spec);
        assertThat(data.name()).isEqualTo(spec.name());
        assertThat(data.shape()).isEqualTo(DataSets.shapeOf(spec));
        assertThat(data.inputShape()).containsExactly(1, 2, 3);
        assertThat(data.outputs()).isEqualTo(3);
        assertThat(data.part(SplitName.TRAIN).shape()).containsExactly(9, 1, 2, 3);
        assertThat(data.part(SplitName.VALIDATION).examples()).isEqualTo(3);
        assertThat(data.part(SplitName.TEST).examples()).isEqualTo(6);
    }

    @Test
    void eachSplitHasItsOwnImagesAndLabelsInAscendingOrder(@TempDir Path directory) {
        DataSet data = DataSets.open(new DataSpec(IdxFixture.in(directory).name(), 0.25, 7));
        Split split = Split.stratified(TRAINING, 0.25, 7);
        assertHolds(data.part(SplitName.TRAIN), split.training());
        assertHolds(data.part(SplitName.VALIDATION), split.validation());
        assertThat(data.part(SplitName.TEST).labels()).containsExactly(2, 1, 0, 2, 1, 0);
    }

    /** Pixel p of image i of the fixture has the value 6·i + p. */
    private static void assertHolds(Part part, int[] originals) {
        assertThat(part.labels())
                .isEqualTo(IntStream.of(originals).map(i -> TRAINING[i]).toArray());
        ByteBuffer bulk = part.values();
        byte[] image = new byte[6];
        float[] single = new float[6];
        for (int i = 0; i < originals.length; i++) {
            bulk.get(image);
            part.copyValues(i, single);
            byte first = (byte) (6 * originals[i]);
            assertThat(image)
                    .containsExactly(
                            first,
                            (byte) (first + 1),
                            (byte) (first + 2),
                            (byte) (first + 3),
                            (byte) (first + 4),
                            (byte) (first + 5));
            for (int p = 0; p < 6; p++) {
                assertThat(single[p]).isEqualTo(image[p] & 0xff);
            }
            assertThat(part.label(i)).isEqualTo(TRAINING[originals[i]]);
        }
        assertThat(bulk.hasRemaining()).isFalse();
    }

    @Test
    void nothingHandedOutCanChangeTheData(@TempDir Path directory) {
        Part part = DataSets.open(new DataSpec(IdxFixture.in(directory).name(), 0, 1))
                .part(SplitName.TRAIN);
        assertThat(part.values().isReadOnly()).isTrue();
        assertThat(part.values().isDirect()).isTrue();
        Arrays.fill(part.labels(), 99);
        assertThat(part.labels()).isEqualTo(TRAINING);
    }

    @Test
    void normalizationDoesNotDependOnTheSplit(@TempDir Path directory) {
        String name = IdxFixture.in(directory).name();
        assertThat(DataSets.open(new DataSpec(name, 0.5, 1)).normalization())
                .isEqualTo(DataSets.open(new DataSpec(name, 0, 2)).normalization());
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, 1, 1.5, Double.NaN, Double.POSITIVE_INFINITY})
    void anImpossibleValidationShareIsNamed(double share, @TempDir Path directory) {
        DataSpec spec = new DataSpec(IdxFixture.in(directory).name(), share, 1);
        assertThatThrownBy(() -> DataSets.shapeOf(spec))
                .isInstanceOf(UsageException.class)
                .hasMessage(
                        "validation share " + share + " is not in [0, 1); give e.g. 0.1, or 0 for no validation split");
    }

    @Test
    void aValidationShareThatHoldsNothingOutIsNamed(@TempDir Path directory) {
        DataSpec spec = new DataSpec(IdxFixture.in(directory).name(), 0.01, 1);
        assertThatThrownBy(() -> DataSets.shapeOf(spec))
                .isInstanceOf(UsageException.class)
                .hasMessage("validation share 0.01 of 12 training examples holds none out; give a larger share, or 0"
                        + " for no validation split");
    }

    @Test
    void aSingleClassIsRefused(@TempDir Path directory) {
        IdxFixture data = IdxFixture.in(directory)
                .with(IdxFixture.TRAIN_LABELS, IdxFixture.labels(new int[12]))
                .with(IdxFixture.TEST_LABELS, IdxFixture.labels(new int[6]));
        assertThatThrownBy(() -> DataSets.shapeOf(new DataSpec(data.name(), 0.25, 1)))
                .isInstanceOf(UsageException.class)
                .hasMessage("label 0 is the only class in " + data.path(IdxFixture.TRAIN_LABELS)
                        + "; give at least two classes");
    }

    @Test
    void anUnknownNameIsAnsweredWithTheNearest(@TempDir Path directory) {
        assertUnknown("mnits", "unknown data 'mnits'" + NAMES + "; did you mean mnist?");
        assertUnknown("MNIST", "unknown data 'MNIST'" + NAMES + "; did you mean mnist?");
        assertUnknown("ixd:some/dir", "unknown data 'ixd:some/dir'" + NAMES + "; did you mean idx:some/dir?");
        assertUnknown("imagenet", "unknown data 'imagenet'" + NAMES);
        assertUnknown("", "unknown data ''" + NAMES);
        assertUnknown(
                directory.toString(),
                "unknown data '" + directory + "'" + NAMES + "; did you mean idx:" + directory + "?");
    }

    private static void assertUnknown(String name, String message) {
        assertThatThrownBy(() -> DataSets.shapeOf(new DataSpec(name, 0.1, 1)))
                .isInstanceOf(UsageException.class)
                .hasMessage(message);
    }

    @Test
    void theCatalogueListsWhatCanBeNamed() {
        List<String> names =
                DataCatalogue.entries().stream().map(DataCatalogue.Entry::name).toList();
        assertThat(names)
                .containsExactly(
                        "mnist",
                        "fashion-mnist",
                        "cifar10",
                        "cifar100",
                        "idx:DIR",
                        "cifar:DIR",
                        "csv:FILE",
                        "parquet:FILE",
                        "npz:FILE",
                        "images:DIR");
    }

    @Test
    void splitsAreParsedByTheirLabels() {
        for (SplitName split : SplitName.values()) {
            assertThat(SplitName.parse(split.label())).isEqualTo(split);
        }
        assertThatThrownBy(() -> SplitName.parse("tran"))
                .isInstanceOf(UsageException.class)
                .hasMessage("unknown split 'tran'; give one of train, validation, test; did you mean train?");
    }
}
