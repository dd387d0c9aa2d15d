package dev.batchwise.noise;

import dev.batchwise.curvature.Effort;
import java.util.Random;
import org.bytedeco.pytorch.Tensor;

/** Per-example gradients that were written down. */
final class MadeUpGradients implements ExampleGradients {
    private final double[][] rows;

    private MadeUpGradients(double[][] rows) {
        this.rows = rows;
    }

    /** Returns independent normal gradients with that mean in every component and variance 1. */
    static MadeUpGradients normal(int count, int dimension, double mean, long seed) {
        Random random = new Random(seed);
        double[][] rows = new double[count][dimension];
        for (double[] row : rows) {
            for (int j = 0; j < dimension; j++) {
                row[j] = mean + random.nextGaussian();
            }
        }
        return new MadeUpGradients(rows);
    }

    @Override
    public double add(Tensor indices, double[] sum) {
        double squares = 0;
        for (long i = 0; i < indices.size(0); i++) {
            double[] row = rows[indices.get(i).item_int()];
            for (int j = 0; j < row.length; j++) {
                sum[j] += row[j];
                squares += row[j] * row[j];
            }
        }
        return squares;
    }

    @Override
    public String method() {
        return "made up";
    }

    /** Returns the moments of all rows. */
    GradientMoments moments() {
        return GradientMoments.of(this, rows.length, rows[0].length, 1, Effort.unheard());
    }

    /** Returns the rows of a subset. */
    MadeUpGradients subset(int mask) {
        double[][] chosen = new double[Integer.bitCount(mask)][];
        int next = 0;
        for (int i = 0; i < rows.length; i++) {
            if ((mask >> i & 1) == 1) {
                chosen[next++] = rows[i];
            }
        }
        return new MadeUpGradients(chosen);
    }
}
