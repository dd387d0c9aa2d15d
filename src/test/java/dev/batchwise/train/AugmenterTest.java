package dev.batchwise.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.batchwise.data.StreamDraws;
import dev.batchwise.study.Remedy;
import dev.batchwise.torch.TorchRuntime;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class AugmenterTest {
    private static final long COUNT = 40;
    private static final int ROWS = 6;
    private static final int COLUMNS = 9;
    private static final long SEED = 11;

    private PointerScope scope = new PointerScope();
    private Tensor images = new Tensor();

    @BeforeEach
    void open() {
        TorchRuntime.start();
        scope.close();
        scope = new PointerScope();
        torch.manual_seed(7);
        images = torch.rand(COUNT, 2, ROWS, COLUMNS);
    }

    @AfterEach
    void close() {
        scope.close();
    }

    private static double distance(Tensor a, Tensor b) {
        return a.sub(b).abs().max().item_double();
    }

    @Test
    void aboutHalfOfTheImagesAreMirroredAndTheOthersStay() {
        Tensor changed = new Augmenter(new Remedy.Augmentation(0.5, 0, 0), SEED).apply(images, 0);
        int mirrored = 0;
        for (long i = 0; i < COUNT; i++) {
            boolean same = distance(changed.get(i), images.get(i)) < 1e-5;
            boolean flipped = distance(changed.get(i), images.get(i).flip(2)) < 1e-5;
            assertThat(same ^ flipped).isTrue();
            mirrored += flipped ? 1 : 0;
        }
        assertThat(mirrored).isBetween(10, 30);
    }

    @Test
    void anImageIsChangedTheSameWayWhateverTheBatchSize() {
        Augmenter augmenter = new Augmenter(new Remedy.Augmentation(0.5, 10, 0.2), SEED);
        Tensor whole = augmenter.apply(images, 1000);

        for (long first = 0; first < COUNT; first += 8) {
            Tensor piece = augmenter.apply(images.narrow(0, first, 8), 1000 + first);
            assertThat(distance(piece, whole.narrow(0, first, 8))).isZero();
        }
        assertThat(distance(augmenter.apply(images, 1001), whole)).isGreaterThan(0.1);
        assertThat(distance(new Augmenter(new Remedy.Augmentation(0.5, 10, 0.2), SEED + 1).apply(images, 1000), whole))
                .isGreaterThan(0.1);
    }

    /** The oracle turns, mirrors and moves each place about the centre in float64, in units of pixels. */
    @Test
    void everyPixelIsReadWhereTheMapSays() {
        double degrees = 25;
        double shift = 0.2;
        Tensor changed = new Augmenter(new Remedy.Augmentation(0.5, degrees, shift), SEED).apply(images, 3);
        StreamDraws draws = new StreamDraws(SEED);
        for (int i = 0; i < COUNT; i++) {
            double[] u = draws.uniform(3 + i, 4);
            double angle = Math.toRadians(degrees * (2 * u[1] - 1));
            for (int r = 0; r < ROWS; r++) {
                for (int c = 0; c < COLUMNS; c++) {
                    double x = c - (COLUMNS - 1) / 2.0;
                    double y = r - (ROWS - 1) / 2.0;
                    double turnedX = Math.cos(angle) * x - Math.sin(angle) * y;
                    double turnedY = Math.sin(angle) * x + Math.cos(angle) * y;
                    double fromX = u[0] < 0.5 ? -turnedX : turnedX; // what was turned is then mirrored
                    double column = fromX + shift * COLUMNS * (2 * u[2] - 1) + (COLUMNS - 1) / 2.0;
                    double row = turnedY + shift * ROWS * (2 * u[3] - 1) + (ROWS - 1) / 2.0;
                    assertThat(changed.get(i).get(1).get(r).get(c).item_double())
                            .isCloseTo(bilinear(images.get(i).get(1), row, column), within(1e-4));
                }
            }
        }
    }

    private static double bilinear(Tensor image, double row, double column) {
        double r = Math.max(0, Math.min(ROWS - 1, row));
        double c = Math.max(0, Math.min(COLUMNS - 1, column));
        int r0 = (int) Math.min(ROWS - 2, Math.floor(r));
        int c0 = (int) Math.min(COLUMNS - 2, Math.floor(c));
        double down = r - r0;
        double right = c - c0;
        return (1 - down) * ((1 - right) * at(image, r0, c0) + right * at(image, r0, c0 + 1))
                + down * ((1 - right) * at(image, r0 + 1, c0) + right * at(image, r0 + 1, c0 + 1));
    }

    private static double at(Tensor image, int row, int column) {
        return image.get(row).get(column).item_double();
    }
}
