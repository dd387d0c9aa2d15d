package dev.batchwise.data;

import java.util.Arrays;

/**
 * The directions in which groups of rows vary most: the first eigenvectors of their covariances.
 *
 * <p>Power iteration, v ← Cv/‖Cv‖ with C = Σ(x−m)(x−m)ᵀ never formed, {@value #ITERATIONS} times from the row farthest
 * from the mean m. An eigenvalue ratio of r leaves an error of order r^{@value #ITERATIONS}: enough to part a group, no
 * more. Costs 2 + {@value #ITERATIONS} passes over the group. Sums are in float64.
 */
final class PrincipalDirections {
    private static final int ITERATIONS = 10;

    private final float[] rows;
    private final int width;
    private final double[] mean;
    private final double[] row; // scratch: a row less the mean

    /**
     * Looks at rows.
     *
     * @param rows shape [n, width], the last dimension running fastest; not copied
     * @param width of a row
     */
    PrincipalDirections(float[] rows, int width) {
        this.rows = rows;
        this.width = width;
        this.mean = new double[width];
        this.row = new double[width];
    }

    /**
     * Returns the unit vector for a group.
     *
     * @param group holds the indices of its rows
     * @param from the first of them
     * @param to past the last of them, more than {@code from}
     * @param towards of v and −v the one is taken that points more this way; also the answer if all rows are equal
     */
    double[] of(int[] group, int from, int to, double[] towards) {
        center(group, from, to);
        double[] direction = farthest(group, from, to);
        for (int iteration = 0; iteration <= ITERATIONS; iteration++) {
            double norm = Math.sqrt(dot(direction, direction));
            if (norm == 0) {
                return towards;
            }
            scale(direction, 1 / norm);
            if (iteration < ITERATIONS) {
                direction = multiplied(group, from, to, direction);
            }
        }
        if (dot(direction, towards) < 0) {
            scale(direction, -1);
        }
        return direction;
    }

    /** Returns the place of a row along a direction. */
    double along(double[] direction, int example) {
        double sum = 0;
        for (int j = 0; j < width; j++) {
            sum += direction[j] * rows[example * width + j];
        }
        return sum;
    }

    private void center(int[] group, int from, int to) {
        Arrays.fill(mean, 0);
        for (int i = from; i < to; i++) {
            for (int j = 0; j < width; j++) {
                mean[j] += rows[group[i] * width + j];
            }
        }
        scale(mean, 1.0 / (to - from));
    }

    private double[] farthest(int[] group, int from, int to) {
        double[] farthest = new double[width];
        double greatest = 0;
        for (int i = from; i < to; i++) {
            loadRow(group[i]);
            double square = dot(row, row);
            if (square > greatest) {
                greatest = square;
                System.arraycopy(row, 0, farthest, 0, width);
            }
        }
        return farthest;
    }

    private double[] multiplied(int[] group, int from, int to, double[] vector) {
        double[] product = new double[width];
        for (int i = from; i < to; i++) {
            loadRow(group[i]);
            double weight = dot(row, vector);
            for (int j = 0; j < width; j++) {
                product[j] += weight * row[j];
            }
        }
        return product;
    }

    private void loadRow(int example) {
        for (int j = 0; j < width; j++) {
            row[j] = rows[example * width + j] - mean[j];
        }
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int j = 0; j < a.length; j++) {
            sum += a[j] * b[j];
        }
        return sum;
    }

    private static void scale(double[] vector, double factor) {
        for (int j = 0; j < vector.length; j++) {
            vector[j] *= factor;
        }
    }
}
