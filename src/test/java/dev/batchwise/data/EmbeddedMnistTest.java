package dev.batchwise.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.batchwise.study.DataShape;
import dev.batchwise.study.DataSpec;
import dev.batchwise.study.UsageException;
import java.io.ByteArrayInputStream;
import java.util.List;
import org.junit.jupiter.api.Test;

class EmbeddedMnistTest {
    private static final DataSpec MNIST = new DataSpec("mnist", 0.1, 1);

    @Test
    void tenPercentHoldOutExactlySixThousand() {
        assertThat(DataSets.shapeOf(MNIST))
                .isEqualTo(DataShape.classified(54_000, 6_000, 10_000, List.of(1, 28, 28), 10));
    }

    /** Moments: NumPy 2.4.6, X.mean() and X.std() of the 60,000 training images in float64, X = pixels/255. */
    @Test
    void theOriginalsAreThereInTheirOrder() {
        DataSet mnist = DataSets.open(new DataSpec("mnist", 0, 1));
        Part train = mnist.part(SplitName.TRAIN);
        assertThat(train.shape()).containsExactly(60_000, 1, 28, 28);
        assertThat(train.labels()).startsWith(5, 0, 4, 1, 9, 2, 1, 3, 1, 4).hasSize(60_000);
        assertThat(mnist.part(SplitName.TEST).labels())
                .startsWith(7, 2, 1, 0, 4)
                .hasSize(10_000);
        assertThat(mnist.part(SplitName.VALIDATION).examples()).isZero();
        assertThat(mnist.normalization().channels().get(0).mean())
                .isCloseTo(0.1306604762738429, within(1e-14)); // order of summation
        assertThat(mnist.normalization().channels().get(0).std()).isCloseTo(0.30810780385646264, within(1e-14));
        float[] five = new float[784];
        train.copyValues(0, five);
        assertThat(five[5 * 28 + 12]).isEqualTo(3); // the first grey pixel of the first image
        assertThat(five[5 * 28 + 18]).isEqualTo(175);
    }

    @Test
    void contentWithAnotherChecksumIsRefused() {
        byte[] labels = IdxFixture.labels(0, 1, 0, 1);
        String wrong = "0".repeat(64);
        IdxFile file = new IdxFile(
                "embedded labels",
                () -> new ChecksummedStream(new ByteArrayInputStream(labels), wrong),
                "rebuild or reinstall Batchwise");
        assertThatThrownBy(file::labels)
                .isInstanceOf(UsageException.class)
                .hasMessageMatching("embedded labels is damaged: its content has SHA-256 [0-9a-f]{64} instead of "
                        + wrong + "; rebuild or reinstall Batchwise");
    }

    /** The SHA-256 of "abc": FIPS 180-4, example B.1. */
    @Test
    void contentWithTheRightChecksumPasses() throws Exception {
        String expected = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        try (ChecksummedStream in =
                new ChecksummedStream(new ByteArrayInputStream(new byte[] {'a', 'b', 'c'}), expected)) {
            assertThat(in.read()).isEqualTo('a');
            assertThat(in.readAllBytes()).containsExactly('b', 'c');
            assertThat(in.read()).isEqualTo(-1);
        }
    }
}
