package dev.batchwise.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PrincipalDirectionsTest {
    private static final double[] RIGHT = {1, 0};

    /** Of two dimensions the principal axis has the angle ½·atan2(2c_xy, c_xx − c_yy). */
    @Test
    void twoDimensionsAgreeWithTheClosedForm() {
        float[] rows = rows();
        int[] group = IntStream.range(100, 400).toArray();
        double[] direction = new PrincipalDirections(rows, 2).of(group, 0, 300, RIGHT);
        double angle = Math.atan2(
                        2 * covariance(rows, group, 0, 1),
                        covariance(rows, group, 0, 0) - covariance(rows, group, 1, 1))
                / 2;
        assertThat(direction[0]).isCloseTo(Math.cos(angle), within(1e-6)); // the ratio of eigenvalues is about 16
        assertThat(direction[1]).isCloseTo(Math.sin(angle), within(1e-6));
    }

    @Test
    void itPointsTheWayAskedFor() {
        int[] group = IntStream.range(0, 500).toArray();
        PrincipalDirections directions = new PrincipalDirections(rows(), 2);
        double[] right = directions.of(group, 0, 500, RIGHT);
        double[] left = directions.of(group, 0, 500, new double[] {-1, 0});
        assertThat(right[0]).isPositive();
        assertThat(left).containsExactly(-right[0], -right[1]);
    }

    @Test
    void equalRowsHaveTheDirectionAskedFor() {
        PrincipalDirections directions = new PrincipalDirections(new float[] {3, 4, 3, 4}, 2);
        assertThat(directions.of(new int[] {0, 1}, 0, 2, RIGHT)).containsExactly(1, 0);
    }

    @Test
    void thePlaceAlongADirectionIsTheInnerProduct() {
        PrincipalDirections directions = new PrincipalDirections(new float[] {1, 2, 3, 4}, 2);
        assertThat(directions.along(new double[] {0.5, -1}, 1)).isEqualTo(-2.5);
    }

    /** Standard deviations 4 and 1, turned by one radian, far from the origin. */
    private static float[] rows() {
        Random random = new Random(2);
        float[] rows = new float[1000];
        for (int i = 0; i < 1000; i += 2) {
            double along = 4 * random.nextGaussian();
            double across = random.nextGaussian();
            rows[i] = (float) (50 + along * Math.cos(1) - across * Math.sin(1));
            rows[i + 1] = (float) (-20 + along * Math.sin(1) + across * Math.cos(1));
        }
        return rows;
    }

    private static double covariance(float[] rows, int[] group, int a, int b) {
        double meanA =
                IntStream.of(group).mapToDouble(i -> rows[2 * i + a]).average().orElseThrow();
        double meanB =
                IntStream.of(group).mapToDouble(i -> rows[2 * i + b]).average().orElseThrow();
        return IntStream.of(group)
                .mapToDouble(i -> (rows[2 * i + a] - meanA) * (rows[2 * i + b] - meanB))
                .sum();
    }
}
