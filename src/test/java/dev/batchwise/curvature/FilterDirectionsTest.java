package dev.batchwise.curvature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;

/** The definition: every filter as long as the weights' own, one-dimensional tensors still. */
class FilterDirectionsTest {
    private static final List<long[]> SHAPES = List.of(new long[] {2, 3}, new long[] {2}, new long[] {1, 1, 2, 2});
    private static final double[] X = {3, 0, 4, 0, 0, 0, 7, 8, 1, 1, 1, 1};

    private static double[] draw(long seed) {
        return FilterDirections.draw(X, SHAPES, RandomSource.XO_SHI_RO_256_PP.create(seed));
    }

    private static double length(double[] v, int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += v[i] * v[i];
        }
        return Math.sqrt(sum);
    }

    @Test
    void filtersAreAsLongAsTheWeightsAndBiasesStay() {
        double[] direction = draw(1);

        assertThat(length(direction, 0, 3)).isCloseTo(5, within(1e-12));
        assertThat(length(direction, 3, 6)).isZero();
        assertThat(length(direction, 6, 8)).isZero();
        assertThat(length(direction, 8, 12)).isCloseTo(2, within(1e-12));
    }

    @Test
    void seedsGiveOtherDirectionsAndTheSameOnesAgain() {
        assertThat(draw(1)).isEqualTo(draw(1)).isNotEqualTo(draw(2));
    }
}
