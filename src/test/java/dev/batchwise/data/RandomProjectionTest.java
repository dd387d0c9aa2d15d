package dev.batchwise.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class RandomProjectionTest {
    @Test
    void shortRowsAreLeftAsTheyAre() {
        float[] values = {1, 2, 3, 4, 5, 6};
        assertThat(RandomProjection.rows(Features.of(values, 3))).containsExactly(values);
    }

    /**
     * ‖Gx‖²/‖x‖² is χ² with 32 degrees of freedom: mean 32, standard deviation 8. The 400 axes of R⁴⁰⁰ are projected
     * independently, so the mean has a standard error of 0.4 and the standard deviation one of about 0.3.
     */
    @Test
    void squaredLengthsAreChiSquared() {
        int d = 400;
        float[] identity = new float[d * d];
        for (int i = 0; i < d; i++) {
            identity[i * d + i] = 1;
        }
        float[] rows = RandomProjection.rows(Features.of(identity, d));
        assertThat(rows).hasSize(d * 32);
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < d; i++) {
            double length = 0;
            for (int j = 0; j < 32; j++) {
                length += rows[i * 32 + j] * rows[i * 32 + j];
            }
            sum += length / d;
            squares += length * length / d;
        }
        assertThat(sum).isCloseTo(32, within(1.6));
        assertThat(Math.sqrt(squares - sum * sum)).isCloseTo(8, within(1.5));
    }

    @Test
    void itIsLinear() {
        Random random = new Random(3);
        float[] features = new float[3 * 100];
        for (int j = 0; j < 100; j++) {
            features[j] = random.nextFloat();
            features[100 + j] = random.nextFloat();
            features[200 + j] = features[j] - 2 * features[100 + j];
        }
        float[] rows = RandomProjection.rows(Features.of(features, 100));
        for (int j = 0; j < 32; j++) {
            assertThat(rows[64 + j]).isCloseTo(rows[j] - 2 * rows[32 + j], within(1e-4f)); // float32, sums of about 10
        }
    }
}
