package dev.batchwise.data;

import static dev.batchwise.data.IdxFixture.TEST_IMAGES;
import static dev.batchwise.data.IdxFixture.TEST_LABELS;
import static dev.batchwise.data.IdxFixture.TRAIN_IMAGES;
import static dev.batchwise.data.IdxFixture.TRAIN_LABELS;
import static dev.batchwise.data.IdxFixture.gzipped;
import static dev.batchwise.data.IdxFixture.images;
import static dev.batchwise.data.IdxFixture.labels;
import static dev.batchwise.data.IdxFixture.withWord;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.batchwise.study.DataSpec;
import dev.batchwise.study.UsageException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every way in which a user's IDX files can be damaged, one by one and together. */
class DamagedFilesTest {
    private static final String REPLACE = "; replace it by a whole file, e.g. fetch it again";

    @ParameterizedTest
    @CsvSource({
        "00000D03, has magic number 0x00000D03 where a file of images has 0x00000803",
        "FFD8FFE0, has magic number 0xFFD8FFE0 where a file of images has 0x00000803",
        "00000801, has 1 dimensions instead of 3 (magic number 0x00000801 where a file of images has 0x00000803)",
        "00000804, has 4 dimensions instead of 3 (magic number 0x00000804 where a file of images has 0x00000803)"
    })
    void aWrongMagicNumberIsNamed(String magic, String expected, @TempDir Path directory) {
        IdxFixture data = IdxFixture.in(directory)
                .with(TRAIN_IMAGES, withWord(images(12, 2, 3), 0, Integer.parseUnsignedInt(magic, 16)));
        assertThat(problems(data)).containsExactly(data.path(TRAIN_IMAGES) + " " + expected + REPLACE);
    }

    @Test
    void imagesInThePlaceOfLabelsAreRecognized(@TempDir Path directory) {
        IdxFixture data = IdxFixture.in(directory).with(TEST_LABELS, images(6, 2, 3));
        assertThat(problems(data))
                .containsExactly(data.path(TEST_LABELS) + " has 3 dimensions instead of 1 (magic number 0x00000803"
                        + " where a file of labels has 0x00000801)" + REPLACE);
    }

    @Test
    void aGzipFileWithoutItsSuffixIsRecognized(@TempDir Path directory) {
        IdxFixture data = IdxFixture.in(directory).with(TRAIN_IMAGES, gzipped(images(12, 2, 3)));
        assertThat(problems(data))
                .singleElement()
                .asString()
                .startsWith(data.path(TRAIN_IMAGES) + " begins with 0x1F8B08")
                .contains("it is a gzip file without .gz");
    }

    @ParameterizedTest
    @CsvSource({"87, is truncated", "16, is truncated", "89, is over-long", "500, is over-long"})
    void imagesOfAnotherLengthAreNamedWithBoth(int length, String expected, @TempDir Path directory) {
        IdxFixture data = IdxFixture.in(directory).with(TRAIN_IMAGES, Arrays.copyOf(images(12, 2, 3), length));
        assertThat(problems(data))
                .containsExactly(data.path(TRAIN_IMAGES) + " " + expected + ": its header announces 88 bytes, but "
                        + length + " were found" + REPLACE);
    }

    @ParameterizedTest
    @CsvSource({"19, is truncated", "8, is truncated", "21, is over-long"})
    void labelsOfAnotherLengthAreNamedWithBoth(int length, String expected, @TempDir Path directory) {
        IdxFixture data = IdxFixture.in(directory);
        data.with(TRAIN_LABELS, Arrays.copyOf(data.content(TRAIN_LABELS), length));
        assertThat(problems(data))
                .containsExactly(data.path(TRAIN_LABELS) + " " + expected + ": its header announces 20 bytes, but "
                        + length + " were found" + REPLACE);
    }

    @ParameterizedTest
    @CsvSource({"0", "3", "4", "15"})
    void aFileThatEndsInItsHeaderIsTruncated(int length, @TempDir Path directory) {
        IdxFixture data = IdxFixture.in(directory).with(TRAIN_IMAGES, Arrays.copyOf(images(12, 2, 3), length));
        assertThat(problems(data))
                .containsExactly(data.path(TRAIN_IMAGES) + " is truncated: its header takes 16 bytes, but only "
                        + length + " were found" + REPLACE);
    }

    @Test
    void aFalseCountOfLabelsIsATruncation(@TempDir Path directory) {
        IdxFixture data = IdxFixture.in(directory);
        data.with(TRAIN_LABELS, withWord(data.content(TRAIN_LABELS), 4, 2_000_000_000));
        assertThat(problems(data))
                .singleElement()
                .asString()
                .contains("its header announces 2000000008 bytes, but 20 were found");
    }

    @Test
    void aCountThatNoFileCanHoldIsNamed(@TempDir Path directory) {
        IdxFixture data = IdxFixture.in(directory);
        data.with(TRAIN_LABELS, withWord(data.content(TRAIN_LABELS), 4, -2));
        assertThat(problems(data))
                .containsExactly(data.path(TRAIN_LABELS) + " announces 4294967294 bytes, more than the 2147483583 that"
                        + " can be held" + REPLACE);
    }

    @Test
    void countsThatDisagreeAreNamedWithBothFiles(@TempDir Path directory) {
        IdxFixture data = IdxFixture.in(directory).with(TRAIN_IMAGES, images(11, 2, 3));
        assertThat(problems(data))
                .containsExactly(data.path(TRAIN_IMAGES) + " holds 11 images, but " + data.path(TRAIN_LABELS)
                        + " holds 12 labels; give files of the same examples");
    }

    @Test
    void sizesThatDifferBetweenTrainingAndTestAreNamed(@TempDir Path directory) {
        IdxFixture data = IdxFixture.in(directory).with(TEST_IMAGES, images(6, 3, 2));
        assertThat(problems(data))
                .containsExactly("images in " + data.path(TRAIN_IMAGES) + " have 2x3 pixels, but those in "
                        + data.path(TEST_IMAGES) + " have 3x2; give images of one size");
    }

    @Test
    void filesWithoutExamplesAreNamed(@TempDir Path directory) {
        IdxFixture data =
                IdxFixture.in(directory).with(TEST_IMAGES, images(0, 2, 3)).with(TEST_LABELS, labels());
        assertThat(problems(data))
                .containsExactly(
                        data.path(TEST_LABELS) + " holds no examples: the count in its header is 0" + REPLACE,
                        data.path(TEST_IMAGES) + " holds no examples: the count in its header is 0" + REPLACE);
    }

    @ParameterizedTest
    @CsvSource({
        "8, 0, has images of 0x3 pixels",
        "12, 0, has images of 2x0 pixels",
        "12, -1, has images of 2x4294967295 pixels",
        "4, -1, 'announces 4294967295x2x3 bytes, more than'"
    })
    void sizesThatCannotBeAreNamed(int offset, int size, String expected, @TempDir Path directory) {
        IdxFixture data = IdxFixture.in(directory).with(TRAIN_IMAGES, withWord(images(12, 2, 3), offset, size));
        assertThat(problems(data))
                .singleElement()
                .asString()
                .startsWith(data.path(TRAIN_IMAGES) + " " + expected)
                .endsWith(REPLACE);
    }

    @Test
    void imagesWithoutContrastAreRefused(@TempDir Path directory) {
        byte[] blank = new byte[88];
        System.arraycopy(images(12, 2, 3), 0, blank, 0, 16);
        IdxFixture data = IdxFixture.in(directory).with(TRAIN_IMAGES, blank);
        assertThat(problems(data))
                .containsExactly("every pixel in " + data.path(TRAIN_IMAGES)
                        + " has the same value; give images that differ from one another");
    }

    @Test
    void aTruncatedGzipFileIsNamed(@TempDir Path directory) {
        byte[] whole = gzipped(images(12, 2, 3));
        IdxFixture data = IdxFixture.in(directory)
                .without(TRAIN_IMAGES)
                .with(TRAIN_IMAGES + ".gz", Arrays.copyOf(whole, whole.length - 12));
        assertThat(problems(data))
                .containsExactly(data.path(TRAIN_IMAGES) + ".gz is not a whole gzip file (Unexpected end of ZLIB input"
                        + " stream)" + REPLACE);
    }

    @ParameterizedTest
    @CsvSource({"-8", "-4", "20", "0"}) // checksum, length, content, magic number
    void aDamagedGzipFileIsNamed(int offset, @TempDir Path directory) {
        byte[] content = gzipped(images(12, 2, 3));
        content[offset < 0 ? content.length + offset : offset] ^= 0x55;
        IdxFixture data = IdxFixture.in(directory).without(TRAIN_IMAGES).with(TRAIN_IMAGES + ".gz", content);
        assertThat(problems(data))
                .singleElement()
                .asString()
                .startsWith(data.path(TRAIN_IMAGES) + ".gz is not a whole gzip file (")
                .endsWith(REPLACE);
    }

    @Test
    void anEmptyGzipFileIsNamed(@TempDir Path directory) {
        IdxFixture data = IdxFixture.in(directory).without(TEST_LABELS).with(TEST_LABELS + ".gz", new byte[0]);
        assertThat(problems(data))
                .containsExactly(data.path(TEST_LABELS) + ".gz is not a whole gzip file (it ends too early)" + REPLACE);
    }

    @Test
    void aTruncatedFileInsideSoundGzipIsNamed(@TempDir Path directory) {
        IdxFixture data = IdxFixture.in(directory)
                .without(TRAIN_IMAGES)
                .with(TRAIN_IMAGES + ".gz", gzipped(Arrays.copyOf(images(12, 2, 3), 80)));
        assertThat(problems(data))
                .singleElement()
                .asString()
                .contains("its header announces 88 bytes, but 80 were found");
    }

    @Test
    void allProblemsAreReportedTogether(@TempDir Path directory) {
        IdxFixture data = IdxFixture.in(directory)
                .with(TRAIN_IMAGES, new byte[] {1, 2, 3})
                .with(TRAIN_LABELS, labels(0, 0, 1, 1, 3, 3))
                .without(TEST_IMAGES)
                .with(TEST_LABELS, labels(0, 9));
        List<String> problems = problems(data, 1.5);
        assertThat(problems).hasSize(5);
        assertThat(problems.get(0)).startsWith("label 3 of item 4 (counted from 0) in " + data.path(TRAIN_LABELS));
        assertThat(problems.get(1)).startsWith("label 9 of item 1 (counted from 0) in " + data.path(TEST_LABELS));
        assertThat(problems.get(2))
                .isEqualTo("validation share 1.5 is not in [0, 1); give e.g. 0.1, or 0 for no" + " validation split");
        assertThat(problems.get(3)).startsWith(data.path(TRAIN_IMAGES) + " is truncated");
        assertThat(problems.get(4)).startsWith(data.path(TEST_IMAGES) + " is missing");
    }

    @Test
    void anOpenedDataSetIsVerifiedAsWell(@TempDir Path directory) {
        IdxFixture data = IdxFixture.in(directory).with(TRAIN_IMAGES, Arrays.copyOf(images(12, 2, 3), 87));
        assertThatThrownBy(() -> DataSets.open(new DataSpec(data.name(), 0.25, 1)))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("is truncated");
    }

    private static List<String> problems(IdxFixture data) {
        return problems(data, 0.25);
    }

    private static List<String> problems(IdxFixture data, double validationFraction) {
        try {
            DataSets.shapeOf(new DataSpec(data.name(), validationFraction, 1));
            return List.of();
        } catch (UsageException e) {
            return e.problems();
        }
    }
}
