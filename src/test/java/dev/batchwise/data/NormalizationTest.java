package dev.batchwise.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class NormalizationTest {
    private static final Normalization.Channel MNIST =
            new Normalization.Channel(0.1306604762738429, 0.30810780385646264);

    /** NumPy 2.4.6: np.float32(1/(255*s)), np.float32(-m/s), np.float32(p)*scale + shift, as bit patterns. */
    @Test
    void inputsHaveTheBitsOfNumPy() {
        assertThat(Float.floatToIntBits(MNIST.scale())).isEqualTo(0x3C5088BA);
        assertThat(Float.floatToIntBits(MNIST.shift())).isEqualTo(0xBED92037);
        assertThat(Float.floatToIntBits(MNIST.apply(0))).isEqualTo(0xBED92037);
        assertThat(Float.floatToIntBits(MNIST.apply(100))).isEqualTo(0x3F594586);
        assertThat(Float.floatToIntBits(MNIST.apply(255))).isEqualTo(0x4034942A);
    }

    @Test
    void inputsAreTheStandardizedPixels() {
        for (int pixel = 0; pixel < 256; pixel++) {
            double exact = (pixel / 255.0 - MNIST.mean()) / MNIST.std();
            assertThat((double) MNIST.apply(pixel)).isCloseTo(exact, within(5e-7)); // a few float32 roundings below 4
        }
    }

    /** Pixels 0, 0, 0, 255: mean 1/4, variance 3/16. */
    @Test
    void momentsAreThoseOfThePopulation() {
        PixelCounts counts = new PixelCounts(1);
        counts.take(0, new byte[] {0, 0});
        counts.take(1, new byte[] {0, (byte) 255});
        Normalization.Channel found =
                counts.normalization().orElseThrow().channels().get(0);
        assertThat(found.mean()).isCloseTo(0.25, within(1e-15));
        assertThat(found.std()).isCloseTo(Math.sqrt(3) / 4, within(1e-15));
    }

    @Test
    void pixelsOfOneValueHaveNoNormalization() {
        PixelCounts counts = new PixelCounts(1);
        assertThat(counts.normalization()).isEqualTo(Optional.empty());
        counts.take(0, new byte[] {7, 7, 7});
        assertThat(counts.normalization()).isEqualTo(Optional.empty());
    }

    @Test
    void aMapThatIsNotFiniteIsRefused() {
        assertThatThrownBy(() -> new Normalization(0.5, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Normalization(Double.NaN, 1)).isInstanceOf(IllegalArgumentException.class);
    }
}
