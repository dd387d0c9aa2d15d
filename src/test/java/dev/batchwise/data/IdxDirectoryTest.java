package dev.batchwise.data;

import static dev.batchwise.data.IdxFixture.TEST_IMAGES;
import static dev.batchwise.data.IdxFixture.TEST_LABELS;
import static dev.batchwise.data.IdxFixture.TRAIN_IMAGES;
import static dev.batchwise.data.IdxFixture.TRAIN_LABELS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.batchwise.study.DataShape;
import dev.batchwise.study.DataSpec;
import dev.batchwise.study.UsageException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdxDirectoryTest {
    private static final DataShape SHAPE = DataShape.classified(9, 3, 6, List.of(1, 2, 3), 3);

    @Test
    void theUsualNamesAreFound(@TempDir Path directory) {
        assertThat(shape(IdxFixture.in(directory))).isEqualTo(SHAPE);
    }

    @Test
    void namesWithDotsAndTestForT10kAreFound(@TempDir Path directory) {
        assertThat(shape(IdxFixture.in(directory)
                        .renamed(TRAIN_IMAGES, "train-images.idx3-ubyte")
                        .renamed(TRAIN_LABELS, "train-labels.idx1-ubyte")
                        .renamed(TEST_IMAGES, "test-images-idx3-ubyte")
                        .renamed(TEST_LABELS, "test-labels.idx1-ubyte")))
                .isEqualTo(SHAPE);
    }

    @Test
    void gzippedFilesAreFoundUnderEachOfTheNames(@TempDir Path directory) {
        IdxFixture data = IdxFixture.in(directory);
        data.with(TRAIN_IMAGES + ".gz", IdxFixture.gzipped(data.content(TRAIN_IMAGES)))
                .without(TRAIN_IMAGES)
                .with("test-labels.idx1-ubyte.gz", IdxFixture.gzipped(data.content(TEST_LABELS)))
                .without(TEST_LABELS);
        assertThat(shape(data)).isEqualTo(SHAPE);
    }

    @Test
    void aMissingFileIsNamed(@TempDir Path directory) {
        IdxFixture data = IdxFixture.in(directory).without(TEST_IMAGES);
        assertThatThrownBy(() -> shape(data))
                .isInstanceOf(UsageException.class)
                .hasMessage(data.path(TEST_IMAGES) + " is missing, and so are its other names (a dot for the last dash,"
                        + " test- for t10k-, .gz at the end); put it there or give another directory");
    }

    @Test
    void aMissingDirectoryIsNamed(@TempDir Path directory) {
        String missing = directory.resolve("nowhere").toString();
        assertThatThrownBy(() -> IdxDirectory.source(missing))
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith("data directory '" + missing + "' in idx:" + missing + " does not exist; give");
    }

    @Test
    void aFileInThePlaceOfTheDirectoryIsNamed(@TempDir Path directory) {
        String file = IdxFixture.in(directory).path(TRAIN_IMAGES).toString();
        assertThatThrownBy(() -> IdxDirectory.source(file))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("is not a directory");
    }

    @Test
    void noDirectoryAndAnImpossibleOneAreNamed() {
        assertThatThrownBy(() -> IdxDirectory.source(""))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("is not named");
        assertThatThrownBy(() -> IdxDirectory.source("a\0b"))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("is not a path");
    }

    private static DataShape shape(IdxFixture data) {
        return DataSets.shapeOf(new DataSpec(data.name(), 0.25, 1));
    }
}
